// Asks the questions one after another on one page. Answers are kept in a variable and nowhere else.
(function () {
  var graph = JSON.parse(document.getElementById('graph').textContent);
  var trail = [];  // what was shown: 0 the beginning, from 1 a question, below 0 a verdict
  var step = 0;  // how many of them lie behind, as the browser's back and forward keys have it
  var known = document.querySelectorAll('#all .cues li');  // every line with the way to its scam
  var title = document.getElementById('title');
  var lead = document.getElementById('lead');
  var progress = document.getElementById('progress');
  var hero = document.getElementById('hero');
  var first = { title: title.textContent, lead: lead.textContent, page: document.title };

  function only(id) {
    ['begin', 'asking', 'likely', 'unlikely'].forEach(function (name) {
      document.getElementById(name).hidden = name !== id;
    });
  }

  function head(text, under, step) {
    title.textContent = text;
    lead.textContent = under || '';
    lead.hidden = !under;
    progress.textContent = step || '';
    progress.hidden = !step;
    document.title = text + first.page.slice(first.title.length);
  }

  function address(kind) {
    return known[kind].querySelector('a').href;
  }

  function ask(node) {
    var list = document.getElementById('lines');
    list.textContent = '';
    node[0].forEach(function (kind) {
      var line = list.appendChild(document.createElement('li'));
      line.appendChild(document.createElement('span')).textContent = known[kind].textContent.trim();
    });
    hero.className = 'hero soft';
    head(node[0].length > 1 ? graph.many : graph.one, '', '第' + node[1] + '问，最多' + graph.most + '问');
    only('asking');
  }

  function likely(kind) {
    var scam = graph.scams[kind];
    var steps = document.getElementById('steps');
    var others = document.getElementById('others');
    var beside = graph.others[kind] || [];
    hero.className = 'hero red';
    head(graph.like + scam[0], scam[1]);
    steps.textContent = '';
    scam.slice(2).forEach(function (line) {
      steps.appendChild(document.createElement('li')).textContent = line;
    });
    document.getElementById('more').href = address(kind);
    others.hidden = !beside.length;
    others.lastElementChild.textContent = '';
    beside.forEach(function (other) {
      var link = others.lastElementChild.appendChild(document.createElement('a'));
      link.className = 'other';
      link.href = address(other);
      link.textContent = graph.scams[other][0];
    });
    only('likely');
  }

  function show() {
    var at = trail[step - 1];
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
    history.pushState({ step: step }, '');
    show();
  }

  document.getElementById('start').addEventListener('click', function (event) {
    event.preventDefault();
    go(1);
  });
  document.querySelectorAll('#answers .answer').forEach(function (button, number) {
    button.addEventListener('click', function () { go(graph.nodes[trail[step - 1] - 1][number + 2]); });
  });
  document.querySelector('#asking .back').addEventListener('click', function () { history.back(); });
  document.querySelectorAll('.restart').forEach(function (link) {
    link.addEventListener('click', function (event) {
      event.preventDefault();
      go(0);
    });
  });
  window.addEventListener('popstate', function (event) {
    step = Math.min(event.state && event.state.step || 0, trail.length);
    show();
  });
})();
