/* Search of the handbook and of the public site: bigrams and BM25 over a few weighted fields, synonyms, pinyin. No library.
 *
 * The index holds texts, not postings: every field of all documents is one long string, a term is looked for with
 * indexOf, and a hit's position says which document it is in. That needs no table to be built or shipped, and gives
 * exact counts for BM25. Written for browsers of 2018: ES2018, which ESLint holds it to.
 */
window.biaoganRanking = (function () {
  'use strict';

  const FIELDS = { id: 6, title: 5, names: 2, within: 0.7, body: 0.7 }; // weight of a hit by where it stands
  const K1 = 2; // how soon more hits of the same term stop to count
  const B = 0.45; // how much length counts against a document
  const B_NAMES = 0.15; // hardly, for names: each is a name by itself, and knowing many is no fault
  const SYNONYM = 0.7; // a synonym's hit against the word itself
  const SLIP = 0.6; // a word of the same sound, where the one typed stands nowhere
  const DEFINED = 1.6; // the glossary, where a question asks what a word means
  const SPELLED_WORD = 0.5; // gongjianfa wants the scam, not the word
  const SLIPPED = 6; // letters from which on one may be wrong
  const READ = 40; // of the best, so many are read line by line, where the index has lines
  const TOGETHER = 1.2; // what a line with the whole query in it adds
  const GAP = '\u0001'; // between documents in a field's string

  // Words of a question that say nothing about its subject. Dropped where something else is left.
  const IDLE = ['客户说', '怎么处理', '怎么办理', '怎么办', '怎么做', '怎么弄', '怎么样', '应该怎么', '如何处理', '如何', '应该', '请问', '什么时候',
    '是什么意思', '什么意思', '是什么', '有什么', '什么', '有哪些', '哪些', '为什么', '能不能', '可不可以', '是不是', '要不要', '需不需要', '需要', '可以', '一下', '怎么',
    '咋办', '咋弄', '咋', '啥意思', '是啥', '啥', '在哪里', '在哪', '哪里', '哪儿', '行不行', '可不可', '可否', '想问', '问一下',
    '的话', '如果', '我们', '我', '吗', '呢', '吧', '啊', '了', '的', '么'];
  const DEFINING = /什么是|是什么|什么意思|啥意思|是啥|什么叫/;

  // ---- text ----

  const fold = (text) => text.normalize('NFKC').toLowerCase();
  const isHan = (c) => /[\u3400-\u9fff]/.test(c);
  const runs = (text) => text.match(/[\u3400-\u9fff]+|[a-z0-9]+(?:-[0-9]+)*/g) || [];

  function withoutIdle(run) {
    let rest = run;
    IDLE.forEach((word) => { rest = rest.split(word).join(' '); });
    return rest.split(' ').filter(Boolean);
  }

  function bigrams(run) {
    if (run.length < 3) return [run];
    const found = [];
    for (let i = 0; i + 1 < run.length; i++) found.push(run.slice(i, i + 2));
    return found;
  }

  // A query as terms: {words: [{text, weight}]}. Any of `words` counts, by its weight.
  // `all`: idle words count too.
  function analyse(query, groups, all) {
    const folded = fold(query);
    let pieces = runs(folded).reduce((kept, run) => kept.concat(isHan(run[0]) && !all ? withoutIdle(run) : [run]), []);
    if (!pieces.length) pieces = runs(folded);
    const terms = [];
    const seen = new Set();
    const add = (words) => {
      const key = words.map((w) => w.text).join('|');
      if (!seen.has(key)) {
        seen.add(key);
        terms.push({ words });
      }
    };
    pieces.forEach((piece) => {
      (isHan(piece[0]) ? bigrams(piece) : [piece]).forEach((text) => { add([{ text, weight: 1 }]); });
    });
    concepts(runs(folded).join(' '), groups).forEach((concept) => {
      add(concept.group.map((word) => ({ text: word, weight: word === concept.word ? 1 : SYNONYM })));
    });
    return { terms, pieces, defining: DEFINING.test(folded), whole: folded.replace(/[^\u3400-\u9fffa-z0-9]/g, '') };
  }

  // Words of the synonym register in the query, the longest first, each place of the query once.
  function concepts(whole, groups) {
    const found = [];
    let left = whole;
    groups.words.forEach((entry) => {
      const word = entry.word;
      const latin = /^[a-z0-9]+$/.test(word);
      const inside = latin ? (' ' + left.replace(/([\u3400-\u9fff]+)/g, ' $1 ') + ' ').indexOf(' ' + word + ' ') >= 0 : left.indexOf(word) >= 0;
      if (inside) {
        found.push({ word, group: groups.lists[entry.list] });
        left = left.split(word).join(' ');
      }
    });
    return found;
  }

  // ---- index ----

  function prepare(data) {
    const count = data.id.length;
    const column = (name) => {
      const texts = data[name].map(fold);
      const starts = new Uint32Array(count);
      let length = 0;
      for (let i = 0; i < count; i++) {
        starts[i] = length;
        length += texts[i].length + 1;
      }
      const filled = texts.filter(Boolean).length; // an empty field says nothing of how long one usually is
      const average = Math.max(1, (length - count) / Math.max(1, filled));
      const slope = name === 'names' ? B_NAMES : B;
      return { texts, all: texts.join(GAP), starts, average, slope, weight: FIELDS[name] };
    };
    const lists = data.synonyms.map((group) => group.map(fold));
    const words = [];
    lists.forEach((group, list) => { group.forEach((word) => { words.push({ word, list }); }); });
    words.sort((a, b) => b.word.length - a.word.length);
    const read = reader(data);
    const readings = data.title.map((title, doc) => {
      const names = data.names[doc];
      return (names ? [title].concat(names.split('\n')) : [title]).map(read);
    });
    return {
      data,
      count,
      columns: Object.keys(FIELDS).map(column),
      titles: data.title.map(plain),
      names: data.names.map((names) => names.split('\n').map(plain)),
      pinyin: readings.map((lines) => lines.map((syllables) => ({ joined: syllables.join(''), full: ' ' + syllables.join(' '), initials: syllables.map((s) => s[0]).join('') }))),
      slips: slips(data, read),
      groups: { lists, words },
      lines: data.body.map((body, doc) => body.indexOf('\n') < 0 ? [] : fold([data.title[doc], data.names[doc], body].join('\n')).split('\n')),
    };
  }

  // How a text is read, as a list of syllables; Latin words and digits stand for themselves.
  function reader(data) {
    const syllable = new Map();
    Object.keys(data.sounds).forEach((sound) => {
      Array.from(data.sounds[sound]).forEach((character) => { syllable.set(character, sound); });
    });
    return function (text) {
      if (data.irregular[text]) return data.irregular[text].split(' ');
      return (fold(text).match(/[\u3400-\u9fff]|[^\u3400-\u9fff]+/g) || []).map((part) => isHan(part) ? syllable.get(part) || '' : part.replace(/[^a-z0-9ü]/g, '')).filter(Boolean);
    };
  }

  // Pinyin keyboards offer the wrong character of the right sound (告之书): for a pair of characters, the pairs of titles
  // and names that sound alike.
  function slips(data, read) {
    const alike = new Map();
    data.title.concat(data.names).forEach((text) => {
      runs(fold(text)).filter((run) => isHan(run[0]) && run.length > 1).forEach((run) => {
        bigrams(run).forEach((pair) => {
          const sound = read(pair).join(' ');
          if (!alike.has(sound)) alike.set(sound, new Set());
          alike.get(sound).add(pair);
        });
      });
    });
    return function (pair) {
      const sound = read(pair);
      return sound.length === 2 && alike.has(sound.join(' ')) ? Array.from(alike.get(sound.join(' '))) : [];
    };
  }

  function plain(text) { return fold(text).replace(/[^\u3400-\u9fffa-z0-9]/g, ''); }

  // Weighted hits of a text, by document: Map document -> count over the fields, length-normalised.
  function hits(index, text, weight, into) {
    const latin = /^[a-z0-9-]+$/.test(text);
    index.columns.forEach((column) => {
      let doc = 0;
      for (let at = column.all.indexOf(text); at >= 0; at = column.all.indexOf(text, at + text.length)) {
        if (latin && !wordStart(column.all, at)) continue;
        doc = documentAt(column.starts, at, doc);
        const norm = 1 - column.slope + (column.slope * column.texts[doc].length) / column.average;
        into.set(doc, (into.get(doc) || 0) + (weight * column.weight) / norm);
      }
    });
  }

  function wordStart(all, at) { return at === 0 || !/[a-z0-9]/.test(all[at - 1]); }

  function documentAt(starts, at, from) {
    let low = from;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  // ---- ranking ----

  // What answers the query, best first; if nothing does without its idle words, then with them.
  function rank(index, query) {
    const ranked = ranking(index, query, analyse(query, index.groups, false));
    return ranked.found.length ? ranked : ranking(index, query, analyse(query, index.groups, true));
  }

  function ranking(index, query, asked) {
    const scores = new Float64Array(index.count);
    const matched = new Float64Array(index.count);
    const said = [];
    let total = 0;
    asked.terms.forEach((term) => {
      const counts = new Map();
      term.words.forEach((word) => { hits(index, word.text, word.weight, counts); });
      if (!counts.size) index.slips(term.words[0].text).forEach((pair) => { hits(index, pair, SLIP, counts); });
      if (!counts.size) return; // a word that nothing has says nothing
      const idf = Math.log(1 + (index.count - counts.size + 0.5) / (counts.size + 0.5));
      total += idf;
      said.push({ words: term.words, idf });
      counts.forEach((count, doc) => {
        scores[doc] += (idf * count * (K1 + 1)) / (count + K1);
        matched[doc] += (idf * count) / (count + 1);
      });
    });
    const found = [];
    for (let doc = 0; doc < index.count; doc++) {
      // A long question is answered by what covers most of it, not by what repeats one word of it.
      let score = scores[doc] * (total ? 0.35 + 0.65 * (matched[doc] / total) : 0);
      score += named(index, doc, asked.whole) + spelled(index, doc, query);
      score *= index.data.rank[doc] / 100;
      if (asked.defining && isWord(index, doc)) score *= DEFINED;
      if (score > 0) found.push({ doc, score });
    }
    const order = (a, b) => b.score - a.score || a.doc - b.doc;
    found.sort(order);
    if (total) { // pinyin alone has no words to stand together
      found.slice(0, READ).forEach((entry) => { entry.score *= 1 + TOGETHER * together(index.lines[entry.doc], said, total); });
      found.sort(order);
    }
    return { asked, found };
  }

  // How much of the query the best single line of a text has, 0 to 1: words that stand together mean what was asked.
  function together(lines, said, total) {
    return lines.reduce((best, line) => {
      const has = said.reduce((sum, term) => sum + term.idf * term.words.reduce((most, word) => line.indexOf(word.text) >= 0 ? Math.max(most, word.weight) : most, 0), 0);
      return Math.max(best, has / total);
    }, 0);
  }

  function isWord(index, doc) { return index.data.kinds[index.data.kind[doc]] === '词汇'; }

  // Asking for a thing by its name or id leads to the thing.
  function named(index, doc, whole) {
    if (whole.length < 2) return 0;
    if (plain(index.data.id[doc]) === whole) return 100;
    if (index.titles[doc] === whole) return isWord(index, doc) ? 12 : 40; // 公检法 typed alone wants the scam, not the word
    if (index.names[doc].indexOf(whole) >= 0) return isWord(index, doc) ? 10 : 32;
    if (index.titles[doc].startsWith(whole)) return 10;
    if (index.titles[doc].indexOf(whole) >= 0) return 6;
    return index.names[doc].some((name) => name.indexOf(whole) >= 0) ? 4 : 0;
  }

  // Pinyin: `sanwenliangkan`, `san wen`, or initials `swlk`.
  function spelled(index, doc, query) {
    const letters = query.toLowerCase().replace(/['’\s]/g, '');
    if (!/^[a-z]{2,40}$/.test(letters)) return 0;
    let best = 0;
    index.pinyin[doc].forEach((name, place) => {
      const own = place === 0 ? 1 : 0.8;
      const at = name.initials.indexOf(letters);
      if (name.initials === letters) best = Math.max(best, 30 * own);
      else if (at === 0) best = Math.max(best, 16 * own);
      else if (at > 0 && letters.length > 2) best = Math.max(best, 6 * own);
      const spelledAt = syllableMatch(name, letters);
      if (spelledAt === 2) best = Math.max(best, 32 * own);
      else if (spelledAt === 1) best = Math.max(best, (6 + Math.min(letters.length, 16)) * own);
      else if (letters.length >= SLIPPED && oneOff(name.full, letters)) best = Math.max(best, 5 * own);
    });
    return isWord(index, doc) ? best * SPELLED_WORD : best;
  }

  // Whether a name from one of its syllables on is what was typed, but for one letter too many, too few, or another.
  function oneOff(full, letters) {
    const syllables = full.trim().split(' ');
    return syllables.some((_, from) => beginsNearly(syllables.slice(from).join(''), letters));
  }

  function beginsNearly(name, letters) {
    let at = 0;
    while (at < letters.length && letters[at] === name[at]) at++;
    const rest = letters.slice(at + 1);
    return name.startsWith(rest, at + 1) || name.startsWith(rest, at) || name.startsWith(letters.slice(at), at + 1);
  }

  // 2: the whole name, 1: from the beginning of one of its syllables, 0: not in it.
  function syllableMatch(name, letters) {
    const full = name.full;
    const joined = name.joined;
    if (joined === letters) return 2;
    for (let at = joined.indexOf(letters); at >= 0; at = joined.indexOf(letters, at + 1)) {
      let seen = 0;
      for (let i = 0; i < full.length; i++) {
        if (full[i] !== ' ') seen++;
        else if (seen === at) return 1;
      }
    }
    return 0;
  }

  // ---- what both pages show with ----

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  // Marks every query word in the text; folding may change lengths (rare), then nothing is marked.
  function marked(text, words, into) {
    const folded = fold(text);
    const on = new Uint8Array(text.length);
    if (folded.length === text.length) {
      words.forEach((word) => {
        for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) on.fill(1, at, at + word.length);
      });
    }
    for (let from = 0; from < text.length;) {
      let to = from;
      while (to < text.length && on[to] === on[from]) to++;
      into.appendChild(on[from] ? element('mark', '', text.slice(from, to)) : document.createTextNode(text.slice(from, to)));
      from = to;
    }
    return into;
  }

  // prepare: what an index file holds -> an index; rank: index, query -> {asked, found: [{doc, score}]}, the best first;
  // words: what a ranked query looked for; marked: a text into an element, those words marked.
  function wanted(asked) {
    return asked.terms.reduce((all, term) => all.concat(term.words.map((word) => word.text)), []);
  }

  return { prepare, rank, words: wanted, marked, element, fold };
})();
