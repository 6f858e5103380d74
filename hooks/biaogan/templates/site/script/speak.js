// Reads the page aloud. The button is in the page, hidden, and appears only where the device itself has a Chinese voice:
// a voice from the network would send the page's words, and what its reader is afraid of, to somebody else.
(function () {
  const button = document.querySelector('.speak');
  const speech = window.speechSynthesis;
  if (!button || !speech || !speech.getVoices || !window.SpeechSynthesisUtterance) return;
  const label = button.querySelector('span');
  const idle = label.textContent;
  const INLINE = /^(?:A|B|I|EM|STRONG|SMALL|SPAN|MARK|LABEL)$/;
  const SILENT = 'nav, form, button, script, style, template, svg, input, .files, [hidden], [aria-hidden="true"]';
  const LONG = 80; // characters of one utterance: some browsers cut off what takes longer than a quarter of a minute
  const LATE = [250, 1000, 3000]; // milliseconds after which voices are looked for again: not every browser says that they came
  const CHECK = 1000; // milliseconds between looks whether an utterance ended without saying so
  let voice = null;
  let waiting = [];
  let present = null; // kept: an utterance that nothing refers to may be thrown away before it ends
  let quiet = 0;
  let timer = 0;

  // ---- voices ----

  function rank(lang) {
    const name = lang.replace('_', '-');
    if (/^(?:zh|cmn)-(?:CN|Hans)/i.test(name)) return 0;
    return /^(?:zh-HK|zh-MO|yue)/i.test(name) ? 2 : 1;
  }

  function chinese() {
    return (speech.getVoices() || []).filter(one => /^(?:zh|cmn|yue)/i.test(one.lang) && one.localService !== false)
      .sort((a, b) => rank(a.lang) - rank(b.lang))[0] || null;
  }

  function look() {
    if (present) return; // not while one is speaking
    voice = chinese();
    button.hidden = !voice;
  }

  // ---- what is said ----

  // Telephone numbers of the page: they are read figure by figure, and 1 is yao, as everybody says them.
  function numbers() {
    return Array.from(document.querySelectorAll('a[href^="tel:"]'), link => link.getAttribute('href').slice(4));
  }

  function spoken(text, known) {
    return text.replace(/[0-9][0-9-]*[0-9]/g, number => known.indexOf(number) < 0
      ? number : number.replace(/-/g, '').replace(/[0-9]/g, figure => '零幺二三四五六七八九'[figure]));
  }

  function seen(part) {
    const folded = part.parentElement.tagName === 'DETAILS' && !part.parentElement.open && part.tagName !== 'SUMMARY';
    return !folded && !part.matches(SILENT) && part.getClientRects().length > 0;
  }

  // What a reader sees, in lines: one for every paragraph, heading or item.
  function lines(root) {
    let text = '';
    (function walk(node) {
      node.childNodes.forEach((child) => {
        if (child.nodeType === 3) text += child.data.replace(/\s+/g, ' ');
        else if (child.nodeType === 1 && (child.tagName === 'BR' || seen(child))) {
          const ends = INLINE.test(child.tagName) ? '' : '\n';
          text += ends;
          walk(child);
          text += ends;
        }
      });
    })(root);
    return text.split('\n').map(line => line.trim()).filter(line => /[0-9A-Za-z\u3400-\u9fff]/.test(line));
  }

  // A long line in several: at the end of a sentence, else at a comma, else where it must.
  function pieces(line) {
    const found = [];
    let rest = line;
    while (rest.length > LONG) {
      const most = rest.slice(0, LONG);
      const at = (/^.*[。！？；]/.exec(most) || /^.*[，、：]/.exec(most) || [most])[0].length;
      found.push(rest.slice(0, at));
      rest = rest.slice(at);
    }
    return rest ? found.concat(rest) : found;
  }

  function texts() {
    const known = numbers();
    return lines(document.querySelector('main')).reduce((all, line) => all.concat(pieces(spoken(line, known))), []);
  }

  // ---- speaking ----

  function stop() {
    waiting = [];
    present = null;
    clearInterval(timer);
    if (speech.speaking || speech.pending) speech.cancel();
    label.textContent = idle;
    button.removeAttribute('data-speaking');
  }

  function next() {
    const text = waiting.shift();
    if (text === undefined) {
      stop();
      return;
    }
    const one = new SpeechSynthesisUtterance(text);
    one.voice = voice;
    one.lang = voice.lang.replace('_', '-');
    one.rate = 0.9;
    one.onend = () => { if (one === present) next(); }; // what was cancelled ends too, and says so later
    one.onerror = () => { if (one === present) stop(); };
    present = one;
    quiet = 0;
    speech.speak(one);
  }

  function start() {
    waiting = texts();
    if (speech.speaking || speech.pending) speech.cancel(); // left over from the page before
    if (speech.paused) speech.resume();
    label.textContent = '停下来';
    button.setAttribute('data-speaking', '');
    timer = setInterval(() => {
      quiet = speech.speaking || speech.pending ? 0 : quiet + 1;
      if (quiet > 2) next();
    }, CHECK);
    next();
  }

  button.addEventListener('click', () => {
    if (present) stop();
    else start();
  });
  window.addEventListener('pagehide', stop);
  if (speech.addEventListener) speech.addEventListener('voiceschanged', look);
  else speech.onvoiceschanged = look;
  LATE.forEach((after) => { setTimeout(look, after); });
  look();
})();
