// One question at a time, with a word on every answer. Nothing is stored or sent: closing the page forgets it all.
(function () {
  const quiz = document.getElementById('quiz');
  const end = document.getElementById('end');
  if (!quiz || !end) return;
  const questions = Array.from(quiz.querySelectorAll('.quiz-q'));
  const told = quiz.querySelector('.quiz-told');
  const act = quiz.querySelector('.quiz-act');
  const score = end.querySelector('.quiz-score');
  const button = make('button', 'quiz-next');
  let now = 0;
  let answered = false;
  let missed = [];

  function make(name, style, text) {
    const made = document.createElement(name);
    if (style) made.className = style;
    if (text) made.textContent = text;
    return made;
  }

  function inputs(question) { return Array.from(question.querySelectorAll('input')); }

  function why(question, input) {
    return question.querySelectorAll('.quiz-whys dd')[Number(input.value)].textContent;
  }

  // focusing: not for the first question of a visit, which would scroll past the head of the page
  function show(number, focusing) {
    now = number;
    answered = false;
    told.textContent = '';
    questions.forEach((question, place) => { question.hidden = place !== number; });
    button.textContent = '选好了';
    if (focusing) questions[number].querySelector('legend').focus();
  }

  function answer() {
    const question = questions[now];
    const chosen = inputs(question).find((input) => input.checked);
    told.textContent = '';
    if (!chosen) {
      told.appendChild(make('p', '', '先选一个，再按“选好了”。'));
      return;
    }
    const right = inputs(question).find((input) => input.hasAttribute('data-right'));
    const good = chosen === right;
    const name = (input) => input.parentNode.textContent.trim();
    answered = true;
    inputs(question).forEach((input) => { input.disabled = true; });
    right.parentNode.classList.add('quiz-good');
    told.appendChild(make('p', 'quiz-verdict', good ? '答对了。' : '还有更稳当的办法。'));
    told.appendChild(make('p', '', why(question, chosen)));
    if (!good) {
      missed.push(question);
      told.appendChild(make('p', 'quiz-better', '可以这样办：' + name(right) + '。'));
      told.appendChild(make('p', '', why(question, right)));
    }
    told.appendChild(question.querySelector('.quiz-see').cloneNode(true));
    button.textContent = now + 1 < questions.length ? '下一题' : '看结果';
  }

  function finish() {
    const all = questions.length;
    quiz.hidden = true;
    end.hidden = false;
    score.textContent = '';
    score.appendChild(make('p', 'quiz-verdict', all + ' 道题，您答对了 ' + (all - missed.length) + ' 道。'));
    score.appendChild(make('p', '', missed.length ? '这几件再看一眼，下次就认得了：' : '都认得了，讲给家里人听吧。'));
    if (missed.length) {
      const list = make('ul', 'quiz-missed');
      missed.forEach((question) => {
        const item = make('li', '', question.querySelector('h2').textContent);
        item.appendChild(question.querySelector('.quiz-see').cloneNode(true));
        list.appendChild(item);
      });
      score.appendChild(list);
    }
    const again = make('button', 'quiz-again', '再来一次');
    again.type = 'button';
    again.addEventListener('click', () => { start(true); });
    score.appendChild(again);
    end.querySelector('h2').focus();
  }

  function start(focusing) {
    missed = [];
    questions.forEach((question) => {
      question.querySelector('.quiz-answer').hidden = true;
      inputs(question).forEach((input) => {
        input.checked = false;
        input.disabled = false;
        input.parentNode.classList.remove('quiz-good');
      });
    });
    end.hidden = true;
    quiz.hidden = false;
    show(0, focusing);
  }

  button.type = 'button';
  button.addEventListener('click', () => {
    if (!answered) answer();
    else if (now + 1 < questions.length) show(now + 1, true);
    else finish();
  });
  act.appendChild(button);
  start(false);
})();
