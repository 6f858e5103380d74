// Asks the questions one after another on one page. Answers are kept in a variable and nowhere else.
(function () {
  const graph = JSON.parse(document.getElementById('graph').textContent);
  let trail = [];  // what was shown: 0 the beginning, from 1 a question, below 0 a verdict
  let step = 0;  // how many of them lie behind, as the browser's back and forward keys have it
  const known = document.querySelectorAll('#all .cues li');  // every line with the way to its scam
  const title = document.getElementById('title');
  const lead = document.getElementById('lead');
  const progress = document.getElementById('progress');
  const hero = document.getElementById('hero');
  const first = { title: title.textContent, lead: lead.textContent, page: document.title };

  function only(id) {
    ['begin', 'asking', 'likely', 'unlikely'].forEach((name) => {
      document.getElementById(name).hidden = name !== id;
    });
  }

  function head(text, under, place) {
    title.textContent = text;
    lead.textContent = under || '';
    lead.hidden = !under;
    progress.textContent = place || '';
    progress.hidden = !place;
    document.title = text + first.page.slice(first.title.length);
  }

  function address(kind) {
    return known[kind].querySelector('a').href;
  }

  function ask(node) {
    const list = document.getElementById('lines');
    list.textContent = '';
    node[0].forEach((kind) => {
      const line = list.appendChild(document.createElement('li'));
      line.appendChild(document.createElement('span')).textContent = known[kind].textContent.trim();
    });
    hero.className = 'hero soft';
    head(node[0].length > 1 ? graph.many : graph.one, '', '第' + node[1] + '问，最多' + graph.most + '问');
    only('asking');
  }

  function likely(kind) {
    const scam = graph.scams[kind];
    const steps = document.getElementById('steps');
    const others = document.getElementById('others');
    const beside = graph.others[kind] || [];
    hero.className = 'hero red';
    head(graph.like + scam[0], scam[1]);
    steps.textContent = '';
    scam.slice(2).forEach((line) => {
      steps.appendChild(document.createElement('li')).textContent = line;
    });
    document.getElementById('more').href = address(kind);
    others.hidden = !beside.length;
    others.lastElementChild.textContent = '';
    beside.forEach((other) => {
      const link = others.lastElementChild.appendChild(document.createElement('a'));
      link.className = 'other';
      link.href = address(other);
      link.textContent = graph.scams[other][0];
    });
    only('likely');
  }

  function show() {
    const at = trail[step - 1];
    if (!at) {
      hero.className = 'hero soft';
      head(first.title, first.lead);
      document.title = first.page;
      only('begin');
    } else if (at > 0) {
      ask(graph.nodes[at - 1]);
    } else if (at < -1) {
      likely(-at - 2);
    } else {
      hero.className = 'hero soft';
      head(graph.none, graph.nothing);
      only('unlikely');
    }
    window.scrollTo(0, 0);
    title.focus();
  }

  function go(to) {
    trail = trail.slice(0, step).concat(to);
    step = trail.length;
    history.pushState({ step }, '');
    show();
  }

  document.getElementById('start').addEventListener('click', (event) => {
    event.preventDefault();
    go(1);
  });
  document.querySelectorAll('#answers .answer').forEach((button, number) => {
    button.addEventListener('click', () => { go(graph.nodes[trail[step - 1] - 1][number + 2]); });
  });
  document.querySelector('#asking .back').addEventListener('click', () => { history.back(); });
  document.querySelectorAll('.restart').forEach((link) => {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      go(0);
    });
  });
  window.addEventListener('popstate', (event) => {
    step = Math.min(event.state && event.state.step || 0, trail.length);
    show();
  });
})();
