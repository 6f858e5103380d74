// Small helps for handbook pages. Every page is complete without them.
(function () {
  'use strict';

  function openTarget() {
    let target = null;
    try {
      target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    } catch (_) { /* a malformed hash names nothing */ }
    for (let node = target; node; node = node.parentElement) {
      if (node.tagName === 'DETAILS') node.open = true;
    }
    if (target && target.tagName === 'DETAILS') target.scrollIntoView();
  }
  window.addEventListener('hashchange', openTarget);
  openTarget();

  // Paper has no folds: the basis of a rule stays closed, everything to be done is opened.
  let opened = [];
  window.addEventListener('beforeprint', () => {
    opened = Array.from(document.querySelectorAll('details.bg-now:not([open])'));
    opened.forEach((d) => { d.open = true; });
  });
  window.addEventListener('afterprint', () => {
    opened.forEach((d) => { d.open = false; });
  });

  // A day's ticks stay on this device until the next day.
  const day = document.querySelector('[data-day]');
  if (day) {
    const now = new Date();
    const stamp = [now.getFullYear(), now.getMonth() + 1, now.getDate()].join('-');
    const key = 'biaogan-day-' + day.dataset.day;
    const boxes = Array.from(day.querySelectorAll('[data-tick]'));
    let kept = {};
    try {
      kept = JSON.parse(localStorage.getItem(key)) || {};
    } catch (_) { /* nothing kept, or storage is off */ }
    const ticked = new Set(kept.day === stamp ? kept.ticked : []);
    const keep = () => {
      const value = { day: stamp, ticked: boxes.filter((b) => b.checked).map((b) => b.dataset.tick) };
      try {
        localStorage.setItem(key, JSON.stringify(value));
      } catch (_) { /* ticks then last as long as the page */ }
    };
    boxes.forEach((box) => {
      box.checked = ticked.has(box.dataset.tick);
      box.addEventListener('change', keep);
    });
    const button = (name, act) => {
      const found = day.querySelector(name);
      if (found) {
        found.hidden = false;
        found.addEventListener('click', act);
      }
    };
    button('[data-print]', () => { window.print(); });
    button('[data-clear]', () => {
      boxes.forEach((b) => { b.checked = false; });
      keep();
    });
  }

  // Texts for LED, SMS and so on are there to be copied.
  if (navigator.clipboard) {
    document.querySelectorAll('[data-copy-text]').forEach((text) => {
      const copy = document.createElement('button');
      copy.type = 'button';
      copy.className = 'bg-copy';
      copy.textContent = '复制';
      copy.addEventListener('click', () => {
        navigator.clipboard.writeText(text.textContent).then(() => {
          copy.textContent = '已复制';
          setTimeout(() => { copy.textContent = '复制'; }, 1500);
        });
      });
      text.parentElement.appendChild(copy);
    });
  }
})();
