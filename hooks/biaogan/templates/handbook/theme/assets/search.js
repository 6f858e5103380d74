/* The search bar of the handbook. The ranking is ranking.js; the index (search/handbook.json) is loaded on first focus. */
(function () {
  'use strict';

  const LIMIT = 12;
  const ranking = window.biaoganRanking;
  const element = ranking.element;
  const marked = ranking.marked;

  // The stretch of the body with the most query words in it.
  function snippet(body, words) {
    const width = 72;
    if (body.length <= width) return body;
    const folded = ranking.fold(body);
    let best = 0;
    let most = -1;
    for (let from = 0; from < folded.length; from += 12) {
      const window = folded.slice(from, from + width);
      const count = words.filter((word) => window.indexOf(word) >= 0).length;
      if (count > most) {
        most = count;
        best = from;
      }
    }
    return (best ? '…' : '') + body.slice(best, best + width) + (best + width < body.length ? '…' : '');
  }

  function hit(index, doc, words, base, number) {
    const data = index.data;
    const kind = data.kinds[data.kind[doc]];
    const link = element('a', 'bg-hit' + (kind === '现在怎么办' ? ' bg-hit--now' : ''));
    link.id = 'bg-hit-' + number;
    link.href = base + data.url[doc];
    link.tabIndex = -1;
    link.dataset.id = data.id[doc];
    link.setAttribute('role', 'option');
    link.setAttribute('aria-selected', 'false');
    const top = element('span', 'bg-hit__top');
    top.appendChild(element('span', 'bg-hit__kind', kind));
    if (data.within[doc]) top.appendChild(element('span', '', data.within[doc]));
    if (/^[A-Z]{3}-[0-9-]+$/.test(data.id[doc])) top.appendChild(element('span', 'bg-id', data.id[doc]));
    link.appendChild(top);
    link.appendChild(marked(data.title[doc], words, element('span', 'bg-hit__title')));
    if (data.body[doc]) link.appendChild(marked(snippet(data.body[doc], words), words, element('span', 'bg-hit__text')));
    return link;
  }

  function start(box) {
    const input = box.querySelector('.bg-find__input');
    const list = box.querySelector('.bg-find__list');
    const status = box.querySelector('.bg-find__status');
    const base = box.dataset.base.replace(/\/*$/, '/');
    let loading = null;
    let index = null;
    let selected = -1;
    let shown = [];

    function load() {
      if (!loading) {
        loading = fetch(base + 'search/handbook.json').then((answer) => {
          if (!answer.ok) throw new Error(String(answer.status));
          return answer.json();
        }).then((data) => {
          index = ranking.prepare(data);
          status.textContent = '';
          show();
        }).catch(() => {
          loading = null;
          status.textContent = '搜索没有打开，请检查网络后再点一次搜索框。';
        });
      }
      return loading;
    }

    function select(number) {
      if (selected >= 0 && shown[selected]) shown[selected].setAttribute('aria-selected', 'false');
      selected = number;
      if (selected >= 0) {
        shown[selected].setAttribute('aria-selected', 'true');
        shown[selected].scrollIntoView({ block: 'nearest' });
        input.setAttribute('aria-activedescendant', shown[selected].id);
      } else {
        input.removeAttribute('aria-activedescendant');
      }
    }

    function open(yes) {
      list.hidden = !yes;
      input.setAttribute('aria-expanded', String(yes));
      if (!yes) select(-1);
    }

    function show() {
      const query = input.value.trim();
      list.textContent = '';
      shown = [];
      selected = -1;
      input.removeAttribute('aria-activedescendant');
      if (!query) {
        status.textContent = '';
        open(false);
        return;
      }
      if (!index) {
        status.textContent = '正在打开搜索…';
        load();
        return;
      }
      const result = ranking.rank(index, query);
      const words = ranking.words(result.asked);
      result.found.slice(0, LIMIT).forEach((entry, number) => {
        const link = hit(index, entry.doc, words, base, number);
        shown.push(link);
        list.appendChild(link);
      });
      status.textContent = shown.length ? '' : '没有找到。换个说法，或从“现在怎么办”里找。';
      open(shown.length > 0);
      list.scrollTop = 0;
    }

    function go(link) {
      open(false);
      location.assign(link.href);
    }

    input.addEventListener('focus', () => {
      load();
      if (input.value.trim() && shown.length) open(true);
    });
    input.addEventListener('input', (event) => { if (!event.isComposing) show(); });
    input.addEventListener('compositionend', show);
    input.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      const last = shown.length - 1;
      if (event.key === 'ArrowDown' && last >= 0) {
        event.preventDefault();
        open(true);
        select(selected < last ? selected + 1 : 0);
      } else if (event.key === 'ArrowUp' && last >= 0) {
        event.preventDefault();
        open(true);
        select(selected > 0 ? selected - 1 : last);
      } else if (event.key === 'Enter' && last >= 0) {
        event.preventDefault();
        go(shown[Math.max(0, selected)]);
      } else if (event.key === 'Escape' && !list.hidden) {
        event.preventDefault(); // the first press closes the list, the next one empties the field
        open(false);
      }
    });
    list.addEventListener('click', (event) => {
      const link = event.target.closest('.bg-hit');
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) open(false);
    });
    document.addEventListener('click', (event) => { if (!box.contains(event.target)) open(false); });
    box.addEventListener('focusout', (event) => {
      if (event.relatedTarget && !box.contains(event.relatedTarget)) open(false);
    });
    document.addEventListener('keydown', (event) => {
      const typing = /^(?:INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
      if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        input.focus();
        input.select();
        box.scrollIntoView({ block: 'start' });
      }
    });
  }

  document.querySelectorAll('[data-search]').forEach(start);
})();
