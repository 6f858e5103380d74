// Reads the page aloud. The button is in the page, hidden, and appears only where the device has a Chinese voice.
(function () {
  var button = document.querySelector('.speak');
  var speech = window.speechSynthesis;
  if (!button || !speech || !window.SpeechSynthesisUtterance) return;
  var label = button.querySelector('span');
  var voice = null;
  var waiting = [];

  function chinese() {
    return speech.getVoices().filter(function (one) { return /^(zh|cmn)/i.test(one.lang); })
      .sort(function (a, b) { return /CN|Hans/i.test(b.lang) - /CN|Hans/i.test(a.lang); })[0] || null;
  }

  function show() {
    voice = chinese();
    button.hidden = !voice;
  }

  function stop() {
    waiting = [];
    speech.cancel();
    label.textContent = '读给我听';
    button.setAttribute('aria-pressed', 'false');
  }

  function next() {
    var text = waiting.shift();
    if (text === undefined) return stop();
    var one = new SpeechSynthesisUtterance(text);
    one.voice = voice;
    one.lang = voice.lang;
    one.rate = 0.9;
    one.onend = function () { if (button.getAttribute('aria-pressed') === 'true') next(); };
    speech.speak(one);
  }

  // One utterance a paragraph: long ones are cut off by some browsers, and a pause falls where a reader would make it.
  function texts() {
    var found = [];
    document.querySelectorAll('main h1, main h2, main h3, main p, main li, main dt, main dd').forEach(function (part) {
      var inner = part.querySelector('p, li, dt, dd, h1, h2, h3');
      var text = (part.textContent || '').replace(/\s+/g, ' ').trim();
      if (!inner && text && part.offsetParent !== null && !part.closest('[hidden], .speak, .files, nav')) found.push(text);
    });
    return found;
  }

  button.addEventListener('click', function () {
    if (button.getAttribute('aria-pressed') === 'true') return stop();
    waiting = texts();
    button.setAttribute('aria-pressed', 'true');
    label.textContent = '停下来';
    next();
  });
  window.addEventListener('pagehide', function () { speech.cancel(); });
  if (speech.addEventListener) speech.addEventListener('voiceschanged', show);
  else speech.onvoiceschanged = show;
  show();
})();
