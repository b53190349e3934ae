// Questions in pinyin, and characters that merely sound right.  search.js fetches this when it is needed.
(function () {
  "use strict";
  const LONGEST = 40; // letters that are cut into syllables

  // Whether a text from one place to another can be cut into syllables, for every start and end.
  function cuts(letters, syllables) {
    const size = letters.length;
    const isSyllable = (from, to) => syllables.has(letters.slice(from, to));
    const fromStart = [true], toEnd = [];
    toEnd[size] = true;
    for (let to = 1; to <= size; to++) {
      for (let from = Math.max(0, to - 6); from < to; from++) fromStart[to] = fromStart[to] || fromStart[from] && isSyllable(from, to);
    }
    for (let from = size - 1; from >= 0; from--) {
      for (let to = from + 1; to <= Math.min(size, from + 6); to++) toEnd[from] = toEnd[from] || toEnd[to] && isSyllable(from, to);
    }
    return fromStart[size] && { fromStart, toEnd };
  }

  // The words, likeliest first, for every two neighbouring syllables; none if it is not pinyin.
  function words(run, pinyin, syllables) {
    const letters = run.slice(0, LONGEST), found = [];
    const { fromStart, toEnd } = cuts(letters, syllables) || {};
    if (!fromStart) return found;
    for (let i = 0; i < letters.length; i++) {
      for (let j = i + 1; fromStart[i] && j <= i + 6; j++) {
        for (let k = j + 1; k <= j + 6; k++) {
          const pairs = toEnd[k] && (pinyin[letters.slice(i, j)] || {})[letters.slice(j, k)];
          if (pairs) found.push(pairs.match(/../gu));
        }
      }
    }
    return found;
  }

  // What the letters of a question may stand for.
  S.fromPinyin = async (text) => {
    const pinyin = await S.load("pinyin") || {};
    const firsts = Object.keys(pinyin);
    const syllables = new Set(firsts.concat(...firsts.map((first) => Object.keys(pinyin[first]))));
    const runs = S.terms(text).filter((term) => /^[a-z]+$/.test(term));
    const whole = words(runs.join(""), pinyin, syllables);
    return whole.length ? whole : [].concat(...runs.map((run) => words(run, pinyin, syllables)));
  };

  // The question with characters that fit no page put right by their sound; nothing if none can be.
  S.alike = async (text, isKnown) => {
    const pinyin = await S.load("pinyin") || {};
    const sounds = new Map();
    const hear = (letter, syllable) => sounds.set(letter, (sounds.get(letter) || new Set()).add(syllable));
    Object.keys(pinyin).forEach((first) => Object.keys(pinyin[first]).forEach((second) => {
      pinyin[first][second].match(/../gu).forEach(([a, b]) => { hear(a, first); hear(b, second); });
    }));
    const letters = Array.from(text);
    for (let i = 1; i < letters.length; i++) {
      const [a, b] = [letters[i - 1], letters[i]];
      if (!isKnown(a + b)) [letters[i - 1], letters[i]] = soundingLike(a, b, pinyin, sounds);
    }
    const put = letters.join("");
    return put === text ? null : put;
  };

  // A known word for two characters, with one of them right: two slips in a row are rare.
  function soundingLike(a, b, pinyin, sounds) {
    let found = a + b;
    for (const first of sounds.get(a) || []) for (const second of sounds.get(b) || []) {
      const words = (pinyin[first] || {})[second] || "";
      if (words.includes(a + b)) return a + b;
      found = (words.match(/../gu) || []).find(([x, y]) => (x === a) !== (y === b)) || found;
    }
    return Array.from(found);
  }

  S("search-pinyin", true);
})();
