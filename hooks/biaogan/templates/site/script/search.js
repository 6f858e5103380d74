// The search page. The ranking and the index come as one script from assets/, loaded when somebody wants to search: a page
// opened from a disk may run scripts, but not fetch data. Without this script the page lists every page of the site.
(function () {
  const form = document.querySelector('.find');
  const field = document.getElementById('q');
  const list = document.getElementById('hits');
  const status = document.getElementById('find-status');
  const none = document.getElementById('find-none');
  const pattern = document.getElementById('hit').content.firstElementChild;
  const LIMIT = 10;
  const FAR = 0.1; // of the best one's score: what is further away only confuses
  const TERSE = 25; // so many characters more must be worth one more character that was looked for
  const PAUSE = 200; // milliseconds after the last key
  const WIDTH = 60; // characters of a long line
  const base = form.getAttribute('data-index').replace(/assets\/[^/]*$/, '');
  let index = null;
  let loading = false;
  let timer = 0;
  let asked = '';

  function load() {
    if (index || loading) return;
    loading = true;
    const file = document.createElement('script');
    file.src = form.getAttribute('data-index');
    file.onload = function () {
      index = window.biaoganRanking.prepare(window.biaoganFound);
      window.biaoganFound = null;
      show();
    };
    file.onerror = function () {
      loading = false;
      file.remove();
      status.textContent = '现在打不开搜索。请看下面的全部页面，或者过一会儿再点“找”。';
    };
    document.head.appendChild(file);
  }

  // The line of a page that answers best: with the most of the words looked for, in few others.
  function best(body, words) {
    let most = -Infinity;
    let found = '';
    body.split('\n').forEach((line) => {
      const folded = window.biaoganRanking.fold(line);
      const count = words.reduce((sum, word) => sum + (folded.indexOf(word) >= 0 ? word.length : 0), 0) - line.length / TERSE;
      if (count > most) {
        most = count;
        found = line;
      }
    });
    return found;
  }

  function short(line, words) {
    if (line.length <= WIDTH) return line;
    const folded = window.biaoganRanking.fold(line);
    const places = words.map((word) => folded.indexOf(word)).filter((at) => at >= 0);
    const from = Math.max(0, Math.min(Math.min.apply(null, places.concat(line.length)) - 12, line.length - WIDTH));
    return (from ? '…' : '') + line.slice(from, from + WIDTH) + (from + WIDTH < line.length ? '…' : '');
  }

  function hit(doc, words) {
    const data = index.data;
    const made = pattern.cloneNode(true);
    const link = made.firstElementChild;
    const title = made.querySelector('b');
    const text = made.querySelector('.hit-text');
    link.href = base + data.url[doc];
    link.setAttribute('data-id', data.id[doc]);
    text.textContent = '';
    window.biaoganRanking.marked(data.title[doc], words, title);
    window.biaoganRanking.marked(short(best(data.body[doc], words), words), words, text);
    made.querySelector('.hit-kind').textContent = data.within[doc] || data.kinds[data.kind[doc]];
    return made;
  }

  function show() {
    const query = field.value.trim();
    if (!query) {
      clear();
      return;
    }
    if (!index) {
      status.textContent = '正在打开搜索…';
      load();
      return;
    }
    const ranked = window.biaoganRanking.rank(index, query);
    const words = window.biaoganRanking.words(ranked.asked);
    const found = ranked.found.slice(0, LIMIT).filter((entry) => entry.score >= FAR * ranked.found[0].score);
    asked = query;
    list.textContent = '';
    found.forEach((entry) => { list.appendChild(hit(entry.doc, words)); });
    none.hidden = found.length > 0;
    status.textContent = found.length ? '找到 ' + found.length + ' 页，最像的在最前面' : '没有找到“' + query + '”';
    remember(query);
  }

  function clear() {
    asked = '';
    list.textContent = '';
    none.hidden = true;
    status.textContent = '';
    remember('');
  }

  // So that a search can be kept and sent: the address carries it, and nothing else does.
  function remember(query) {
    const wanted = query ? '#q=' + encodeURIComponent(query) : '';
    const present = location.hash.indexOf('#q=') === 0 ? location.hash : '';
    if (wanted !== present) history.replaceState(null, '', wanted || location.pathname + location.search);
  }

  function given() {
    if (location.hash.indexOf('#q=') !== 0) return false;
    try {
      field.value = decodeURIComponent(location.hash.slice(3).replace(/\+/g, ' ')).slice(0, field.maxLength);
    } catch (broken) {
      return false;
    }
    return true;
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE);
  }

  form.hidden = false;
  field.addEventListener('focus', load);
  field.addEventListener('input', (event) => { if (!event.isComposing) soon(); });
  field.addEventListener('compositionend', soon);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    if (field.value.trim() !== asked || !list.firstElementChild) show();
    const first = list.querySelector('a');
    if (first) location.assign(first.href);
  });
  window.addEventListener('hashchange', () => { if (given()) show(); });
  if (given()) show();
})();
