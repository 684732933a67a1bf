// Dutch for search: stems and parts of words, by the tables that come with the index.
// The same steps as scripts/regelboek/search/; tests/search/ holds the two together by shared examples.
(function () {
  "use strict";

  function fold(text) {
    return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "")
      .replace(/([a-z0-9])['’‘`´](?=[a-z])/g, "$1");
  }
  function tokens(text) {
    return fold(text).match(/[a-z0-9]+/g) || [];
  }

  const LONGEST = 64;
  const rows = [0, 1, 2].map(function () { return new Uint8Array(LONGEST + 1); });

  // How many typing errors apart (optimal string alignment), or more than `limit`.
  function distance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit || b.length > LONGEST) return limit + 1;
    let before = rows[0], last = rows[1], row = rows[2];
    for (let j = 0; j <= b.length; j++) last[j] = j;
    for (let i = 1; i <= a.length; i++) {
      row[0] = i;
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        const other = a[i - 1] === b[j - 1] ? 0 : 1;
        let found = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + other);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          found = Math.min(found, before[j - 2] + 1);
        }
        row[j] = found;
        if (found < least) least = found;
      }
      if (least > limit) return limit + 1;
      const spare = before;
      before = last;
      last = row;
      row = spare;
    }
    return last[b.length];
  }

  function compiled(rule) {
    return [new RegExp(rule[0]), rule[1]];
  }
  function set(words) {
    return new Set(words.split(" "));
  }

  window.regelboekZoektaal = function (tables) {
    const stop = set(tables.stop), short = set(tables.kort), never = set(tables.geendeel);
    const steps = tables.stappen.map(function (step) { return step.map(compiled); });
    const tails = tables.staarten.map(compiled), prefixed = new RegExp(tables.voorvoegsel);
    const forms = new Map(), known = new Map();
    tables.vormen.forEach(function (line) {
      const all = line.split(" ");
      all.slice(1).forEach(function (form) { forms.set(form, all[0]); });
    });

    function regular(word) {
      if (word.length < 3) return word;
      steps.forEach(function (step) {
        const rule = step.find(function (one) { return one[0].test(word); });
        if (rule) word = word.replace(rule[0], rule[1]);
      });
      return word;
    }
    function stem(word) {
      let found = known.get(word);
      if (found === undefined) known.set(word, found = forms.get(word) || regular(word));
      return found;
    }
    function cut(word) {
      return tails.filter(function (rule) { return rule[0].test(word); })
        .map(function (rule) { return stem(word.replace(rule[0], rule[1])); });
    }
    function otherStems(word) {
      const first = stem(word), found = new Set(), split = prefixed.exec(word);
      if (split) {
        [stem(split[2])].concat(cut(split[2])).forEach(function (end) { found.add(stem(split[1] + end)); });
      }
      [word, first].forEach(function (start) { cut(start).forEach(function (end) { found.add(end); }); });
      found.delete(first);
      return Array.from(found);
    }
    function contentWords(text) {
      const every = tokens(text), kept = every.filter(function (word) { return !stop.has(word); });
      return kept.length ? kept : every;
    }

    // Whether many questions are put in such a word, whatever they are about: wat zegt de code over.
    const frame = new Set(tables.omlijsting.split(" ").map(stem));
    function isFrame(word) {
      return frame.has(stem(word));
    }

    // The stems of the parts of a compound; `knows` says whether the book has a stem.
    function splitter(knows) {
      function isPart(part) {
        return (part.length > 3 || short.has(part)) && !stop.has(part) && !never.has(part) && knows(stem(part));
      }
      function left(part) {
        for (const link of ["", "s", "en", "e", "n"]) {
          const bare = part.slice(0, part.length - link.length);
          if (part.endsWith(link) && bare.length > 2 && isPart(bare)) return stem(bare);
        }
        return "";
      }
      function split(word) {
        if (word.length < 6) return [];
        let best = [0, 0, []];
        for (let place = 3; place <= word.length - 3; place++) {
          const start = left(word.slice(0, place)), right = word.slice(place);
          if (!start) continue;
          let found = null;
          if (isPart(right)) found = [Math.min(place, right.length), place, [start, stem(right)]];
          else if (!best[0] && right.length >= 6) {
            const rest = split(right);
            if (rest.length) found = [1, right.length, [start].concat(rest)];
          }
          if (found && (found[0] > best[0] || (found[0] === best[0] && found[1] > best[1]))) best = found;
        }
        return best[2];
      }
      return { split: split, isPart: isPart };
    }

    return {
      fold: fold, tokens: tokens, distance: distance, stem: stem,
      otherStems: otherStems, contentWords: contentWords, isFrame: isFrame, splitter: splitter,
    };
  };
})();
