// The print room's filters and branch picker. Without them every sheet is shown, and each branch has a page of its own.
(function () {
  'use strict';
  const room = document.querySelector('[data-room]');
  const form = room && room.querySelector('[data-room-form]');
  if (!form) return;
  const offers = Array.from(room.querySelectorAll('.bg-offer'));
  const groups = Array.from(room.querySelectorAll('[data-room-group]'));
  const count = room.querySelector('[data-room-count]');
  const none = room.querySelector('[data-room-none]');
  const own = offers.map((offer) => offer.querySelector('[data-own]')).filter(Boolean);
  own.forEach((link) => { link.dataset.plain = link.getAttribute('href'); });
  const fields = Array.from(form.elements).filter((field) => field.name);
  const facets = fields.filter((field) => field.name !== 'words' && field.name !== 'branch');

  function fits(offer) {
    const words = form.elements.words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const text = offer.dataset.words.toLowerCase();
    return words.every((word) => text.includes(word)) && facets.every((field) => !field.value || offer.dataset[field.name].split('|').includes(field.value));
  }

  function show() {
    let shown = 0;
    offers.forEach((offer) => {
      offer.hidden = !fits(offer);
      shown += offer.hidden ? 0 : 1;
    });
    groups.forEach((group) => { group.hidden = !group.querySelector('.bg-offer:not([hidden])'); });
    count.textContent = String(shown);
    none.hidden = shown > 0;
    const branch = form.elements.branch ? form.elements.branch.value : '';
    own.forEach((link) => {
      link.setAttribute('href', branch ? link.dataset.own.replace('*', branch) : link.dataset.plain);
    });
    remember();
  }

  // The address holds the choice, so that a list can be sent to a colleague.
  function remember() {
    const chosen = new URLSearchParams();
    fields.forEach((field) => { if (field.value) chosen.set(field.name, field.value); });
    const query = chosen.toString();
    try {
      history.replaceState(null, '', (query ? '?' + query : location.pathname) + location.hash);
    } catch (_) { /* a page opened from a disk keeps its address */ }
  }

  new URLSearchParams(location.search).forEach((value, name) => {
    const field = form.elements[name];
    if (field && 'value' in field) field.value = value;
  });
  form.hidden = false;
  form.addEventListener('input', show);
  form.addEventListener('submit', (event) => { event.preventDefault(); });
  form.addEventListener('reset', () => { setTimeout(show); });
  show();
})();
