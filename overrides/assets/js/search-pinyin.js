// Questions in pinyin, and characters that merely sound right.  search.js fetches this when it is needed.
(function () {
  "use strict";
  const LONGEST = 40; // letters that are cut into syllables

  // The list of syllables, each with the characters that are read so.
  const list = async () => await S.load("pinyin") || { shards: 1, sounds: {} };

  // Fetches the words of some first syllables; gives the words for two syllables, likeliest first.
  async function lookUp(firsts, { shards }) {
    const seconds = new Map();
    await Promise.all(firsts.map(async (first) => {
      const shard = await S.load(`pinyin/${shards}/${S.shardOf(first, shards)}`);
      seconds.set(first, shard && shard[first] || {});
    }));
    return (first, second) => ((seconds.get(first) || {})[second] || "").match(/../gu) || [];
  }

  // Whether a text from one place to another can be cut into syllables, for every start and end.
  function cuts(letters, isSound) {
    const size = letters.length;
    const isSyllable = (from, to) => isSound(letters.slice(from, to));
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

  // Every two neighbouring syllables in any reading of the letters; none if they are no pinyin.
  function neighbours(run, isSound) {
    const letters = run.slice(0, LONGEST), size = letters.length, found = [];
    const { fromStart, toEnd } = cuts(letters, isSound) || {};
    if (!fromStart) return found;
    for (let i = 0; i < size; i++) {
      for (let j = i + 1; fromStart[i] && j <= Math.min(size, i + 6); j++) {
        const first = letters.slice(i, j);
        if (!isSound(first)) continue;
        for (let k = j + 1; k <= Math.min(size, j + 6); k++) {
          const second = letters.slice(j, k);
          if (toEnd[k] && isSound(second)) found.push([first, second]);
        }
      }
    }
    return found;
  }

  // The words, likeliest first, for every two neighbouring syllables of some letters.
  async function words(runs, pinyin) {
    const known = new Set(Object.keys(pinyin.sounds));
    const pairs = [].concat(...runs.map((run) => neighbours(run, (syllable) => known.has(syllable))));
    const wordsOf = await lookUp(Array.from(new Set(pairs.map(([first]) => first))), pinyin);
    return pairs.map(([first, second]) => wordsOf(first, second)).filter((found) => found.length);
  }

  // What the letters of a question may stand for.
  S.fromPinyin = async (text) => {
    const pinyin = await list();
    const runs = S.terms(text).filter((term) => /^[a-z]+$/.test(term));
    const whole = await words([runs.join("")], pinyin);
    return whole.length ? whole : words(runs, pinyin);
  };

  // The question with characters that fit no page put right by their sound; nothing if none can be.
  S.alike = async (text, isKnown) => {
    const pinyin = await list(), letters = Array.from(text);
    const soundsOf = (letter) => Object.keys(pinyin.sounds).filter((syllable) => pinyin.sounds[syllable].includes(letter));
    const isDoubtful = (letter, i) => i + 1 < letters.length && !isKnown(letter + letters[i + 1]);
    // All at once; in the loop nearly everything is at hand.
    await lookUp([].concat(...letters.filter(isDoubtful).map(soundsOf)), pinyin);
    for (let i = 0; i < letters.length; i++) {
      if (!isDoubtful(letters[i], i)) continue;
      const [a, b] = [letters[i], letters[i + 1]], firsts = soundsOf(a);
      [letters[i], letters[i + 1]] = soundingLike(a, b, firsts, soundsOf(b), await lookUp(firsts, pinyin));
    }
    const put = letters.join("");
    return put === text ? null : put;
  };

  // A known word for two characters, with one of them right: two slips in a row are rare.
  function soundingLike(a, b, firsts, seconds, wordsOf) {
    let found = a + b;
    for (const first of firsts) for (const second of seconds) {
      const words = wordsOf(first, second);
      if (words.includes(a + b)) return [a, b];
      found = words.find(([x, y]) => (x === a) !== (y === b)) || found;
    }
    return Array.from(found);
  }

  S("search-pinyin", true);
})();
