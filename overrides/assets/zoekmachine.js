// The search itself: a question and the index of a version give pages in order. Knows no page and no network.
(function () {
  "use strict";
  const SCALE = 16;
  const SHARE = {
    otherStem: 0.9, besides: 0.5, // lobbyt, geappt; besides a stem that is known as it is
    lastPart: 0.45, firstPart: 0.4, // the parts of a known compound, beside the whole
    split: 1, // each part of an unknown one
    joined: 1, // neven functie
    errors: [1, 0.85, 0.7], otherStart: 0.1,
    beginning: 0.7, // the word goes on
    end: 0.55, start: 0.4, // only the end or the start of a word is known
    inName: 0.6, // part of a compound in a name
    concept: 0.25, // the name of the topic that a word is a synonym of: echtgenoot, so partner
  };
  const WEIGHT = {
    text: 1, name: 1.3, scattered: 0.8, // words of the question in different names of a page
    ofName: 0.7, ofQuestion: 1.3, // exponents: how much of a name, and of the question, must match
    unknown: 0.6, // a word that nothing is known of
    framed: 0.3, // a word that many questions are put in, beside others
    dilemma: 0.8, // something to talk about, after what says what to do
    mainTopic: 0.3, otherTopic: 0.1, situation: 0.2, rule: 0.25, ruleOfTopic: 0.18,
    sameTheme: 0.7, // of the first three, one about the same topic as one before it
  };
  // What counts as found beside the best; after the first three only what comes nearer, or what those lead to.
  const LEAST = 0.12, OF_BEST = 0.25, FIRST = 3, REST_OF_BEST = 0.45;

  const WHOLE = 8; // letters of an unknown compound that may be a known word with an error

  window.regelboekZoekmachine = function (data) {
    const nl = window.regelboekZoektaal(data.taal), stem = nl.stem;
    const pages = data.paginas, list = unfolded(data.woorden);
    const terms = list.filter(function (_, i) { return data.soorten[i] !== "2"; });
    const words = list.filter(function (_, i) { return data.soorten[i] !== "1"; });
    const ids = new Map(terms.map(function (term, id) { return [term, id]; }));
    const parts = readParts();
    const names = readNames(), weights = termWeights(), byTerm = namesByTerm();
    const rarest = Math.max.apply(null, weights), byLength = wordsByLength();
    const never = new Set(data.nooitdeel.split(" ")); // stems of stop words
    const compounds = nl.splitter(function (one) { return ids.has(one) && !never.has(one); });
    const concepts = conceptsByTerm();

    // The parts of each compound: they stand in columns, below zero where it has no more.
    function readParts() {
      const columns = data.delen.slice(1);
      let whole = 0;
      return new Map(data.delen[0].map(function (step, row) {
        const of = columns.map(function (column) { return column[row]; });
        return [whole += step, of.filter(function (part) { return part >= 0; })];
      }));
    }
    // Every name (title, synonym, wording) as terms, with the page it belongs to.
    function readNames() {
      const found = { terms: [], page: [], total: [] };
      data.namen.forEach(function (of, page) {
        let last = 0, first = 0;
        const single = of[0].map(function (step) { return [last += step]; });
        const longer = of.slice(1).map(function (name) { return [first += name[0]].concat(name.slice(1)); });
        single.concat(longer).forEach(function (name) { found.terms.push(name); found.page.push(page); });
      });
      return found;
    }
    // How much each term tells: the rarer, the more.
    function termWeights() {
      const named = data.tekst.map(function (row) { return row.length / 2; });
      names.terms.forEach(function (name) { new Set(name).forEach(function (term) { named[term]++; }); });
      return named.map(function (count) { return Math.log(1 + names.terms.length / (0.5 + count)); });
    }
    // Which names hold a term: runs of name and share.
    function namesByTerm() {
      const found = terms.map(function () { return []; });
      names.terms.forEach(function (name, id) {
        names.total.push(name.reduce(function (sum, term) { return sum + weights[term]; }, 0));
        name.forEach(function (term) {
          found[term].push(id, weights[term]);
          (parts.get(term) || []).forEach(function (part) { found[part].push(id, weights[term] * SHARE.inName); });
        });
      });
      return found;
    }

    // A synonym of one word stands for its topic.
    function conceptsByTerm() {
      const found = new Map();
      pages.forEach(function (page, i) {
        if (page.s !== "onderwerp") return;
        const label = nl.contentWords(page.t).map(function (word) { return ids.get(stem(word)); });
        let term = 0;
        data.namen[i][0].forEach(function (step) { found.set(term += step, label); });
      });
      return found;
    }

    function wordsByLength() {
      const found = [];
      words.forEach(function (word) {
        (found[word.length] = found[word.length] || []).push([word, lettersOf(word)]);
      });
      return found;
    }
    // Words near a mistyped one, the best first: [order, word, errors].
    function near(word, limit) {
      const own = lettersOf(word), found = [];
      byLength.slice(Math.max(0, word.length - limit), word.length + limit + 1).forEach(function (some) {
        some.forEach(function (one) {
          if (ones(own ^ one[1]) > 2 * limit) return;
          const other = one[0], errors = nl.distance(word, other, limit);
          if (errors <= limit) found.push([errors + (other[0] === word[0] ? 0 : 0.5), other, errors]);
        });
      });
      return found.sort(function (a, b) { return a[0] - b[0] || (a[1] < b[1] ? -1 : 1); });
    }

    function add(group, term, share) {
      const id = ids.get(term);
      if (id !== undefined && !(group.get(id) >= share)) group.set(id, share);
    }
    function addBeginnings(group, word) {
      let left = 20;
      for (let i = 0; i < words.length && left; i++) {
        if (words[i].startsWith(word)) { add(group, stem(words[i]), SHARE.beginning); left--; }
      }
    }

    // What a word of the question may mean: groups of terms with how sure each is.
    function meanings(word, typing) {
      const group = new Map(), first = stem(word);
      if (ids.has(first)) {
        add(group, first, 1);
        (concepts.get(ids.get(first)) || []).forEach(function (label) { add(group, terms[label], SHARE.concept); });
        const known = parts.get(ids.get(first)) || [];
        nl.otherStems(word).forEach(function (other) { add(group, other, SHARE.besides); });
        known.forEach(function (part, i) { add(group, terms[part], i === known.length - 1 ? SHARE.lastPart : SHARE.firstPart); });
      } else {
        nl.otherStems(word).forEach(function (other) { add(group, other, SHARE.otherStem); });
      }
      if (typing && word.length > 2) addBeginnings(group, word);
      if (group.size) return [group];
      const pieces = compounds.split(word);
      if (pieces.length) return readings(word, pieces);
      near(word, errorsAllowed(word)).slice(0, 4).forEach(function (hit) {
        add(group, stem(hit[1]), SHARE.errors[hit[2]] - (hit[0] > hit[2] ? SHARE.otherStart : 0));
      });
      if (word.length > 3) addBeginnings(group, word);
      if (!group.size) addEnds(group, word);
      return [group];
    }
    // An unknown compound is its parts, or a whole word with one error: parijgift.
    function readings(word, pieces) {
      const whole = word.length < WHOLE ? [] : near(word, 1).slice(0, 1);
      return pieces.map(function (piece) {
        const group = new Map([[ids.get(piece), SHARE.split]]);
        whole.forEach(function (hit) { add(group, stem(hit[1]), SHARE.errors[1]); });
        return group;
      });
    }
    function addEnds(group, word) {
      for (let i = 3; i <= word.length - 4; i++) {
        if (compounds.isPart(word.slice(i))) { add(group, stem(word.slice(i)), SHARE.end); break; }
      }
      for (let i = word.length - 3; i >= 4; i--) {
        if (compounds.isPart(word.slice(0, i))) { add(group, stem(word.slice(0, i)), SHARE.start); break; }
      }
    }

    function groupsOf(asked, typing) {
      const each = asked.map(function (word, i) { return meanings(word, typing && i === asked.length - 1); });
      asked.forEach(function (_, i) {
        [i + 2, i + 3].forEach(function (end) {
          const whole = stem(asked.slice(i, end).join(""));
          if (end > asked.length || !ids.has(whole)) return;
          each.slice(i, end).forEach(function (groups) {
            groups.forEach(function (group) { add(group, whole, SHARE.joined); });
          });
        });
      });
      each.forEach(function (groups, i) {
        groups.forEach(function (group) { group.framed = nl.isFrame(asked[i]); });
      });
      return each.reduce(function (all, groups) { return all.concat(groups); }, []);
    }

    function scores(groups) {
      const text = new Float64Array(pages.length), best = new Float64Array(pages.length);
      const scattered = new Float64Array(pages.length);
      const named = new Float64Array(names.page.length), answered = new Float64Array(names.page.length);
      let asked = 0;
      groups.forEach(function (group) {
        const inText = new Map(), inNames = new Map(), counts = group.framed ? WEIGHT.framed : 1;
        let importance = group.size ? 0 : rarest * WEIGHT.unknown;
        group.forEach(function (share, term) {
          const row = data.tekst[term], run = byTerm[term];
          importance = Math.max(importance, counts * weights[term]);
          for (let i = 0, page = 0; i < row.length; i += 2) {
            page += row[i];
            keepMost(inText, page, (counts * share * row[i + 1]) / SCALE);
          }
          for (let i = 0; i < run.length; i += 2) keepMost(inNames, run[i], share * run[i + 1]);
        });
        asked += importance;
        const ofPages = new Map();
        inNames.forEach(function (amount, name) {
          keepMost(ofPages, names.page[name], importance * Math.sqrt(Math.min(1, amount / names.total[name])));
        });
        ofPages.forEach(function (amount, page) { scattered[page] += amount; });
        inText.forEach(function (amount, page) { text[page] += amount; });
        inNames.forEach(function (amount, name) {
          named[name] += amount;
          answered[name] += Math.min(importance, amount);
        });
      });
      named.forEach(function (amount, name) {
        if (!amount) return;
        const fit = Math.pow(Math.min(1, amount / names.total[name]), WEIGHT.ofName) *
          Math.pow(Math.min(1, answered[name] / asked), WEIGHT.ofQuestion);
        if (fit > best[names.page[name]]) best[names.page[name]] = fit;
      });
      return spread(pages.map(function (_, i) {
        return asked ? (WEIGHT.text * text[i] + WEIGHT.scattered * scattered[i]) / asked + WEIGHT.name * best[i] : 0;
      }));
    }

    // What leads to a good page is good itself, and the other way round.
    function spread(own) {
      const from = new Float64Array(pages.length), to = new Float64Array(pages.length);
      pages.forEach(function (page, i) {
        const situation = page.s === "situatie";
        (page.r || []).forEach(function (rule) {
          from[i] = Math.max(from[i], own[rule] * (situation ? WEIGHT.rule : WEIGHT.ruleOfTopic));
          if (situation) to[rule] = Math.max(to[rule], own[i] * WEIGHT.situation);
        });
        (page.o || []).forEach(function (topic, k) {
          from[i] = Math.max(from[i], own[topic] * (k ? WEIGHT.otherTopic : WEIGHT.mainTopic));
        });
      });
      return own.map(function (amount, i) {
        return (amount + from[i] + to[i]) * (pages[i].s === "dilemma" ? WEIGHT.dilemma : 1);
      });
    }

    // The pages that answer a question, the best first. Without words: every page that fits the choice.
    function ask(question, choice) {
      const wanted = choice || {}, asked = nl.contentWords(question);
      const groups = groupsOf(asked, wanted.typing), all = scores(groups);
      const number = (/(?:^|\s)(\d+\.\d+)(?:\s|$)/.exec(question) || [])[1];
      const whom = "adviespunten/#" + nl.tokens(question).join("-");
      let hits = pages.map(function (page, i) {
        const exact = (number && page.n === number) || page.a === whom ? 100 : 0;
        return { page: page, place: i, score: asked.length ? all[i] + exact : question.trim() ? 0 : 1 };
      }).filter(function (hit) { return fits(hit.page, wanted); });
      hits.sort(function (a, b) { return b.score - a.score || a.place - b.place; });
      const most = hits.length ? hits[0].score : 0, least = Math.max(LEAST, most * OF_BEST);
      hits = varied(hits.filter(function (hit) { return hit.score >= least; }));
      const led = ledTo(hits.slice(0, FIRST));
      hits = hits.filter(function (hit, i) {
        return i < FIRST || led.has(hit.place) || hit.score >= most * REST_OF_BEST;
      });
      // what was asked for, and what that is called here: cadeau, so geschenk
      const known = new Set(), meant = new Set();
      groups.forEach(function (group) {
        group.forEach(function (share, term) {
          if (share >= SHARE.lastPart) known.add(terms[term]);
          if (share >= SHARE.lastPart || share === SHARE.concept) meant.add(terms[term]);
        });
      });
      return { hits: hits, known: known, meant: meant };
    }
    // The first three are not all about one topic when another is about as good.
    function varied(hits) {
      const first = [], rest = hits.slice();
      function worth(hit) {
        return hit.score * Math.pow(WEIGHT.sameTheme, first.filter(function (one) { return theme(one) === theme(hit); }).length);
      }
      while (first.length < FIRST && rest.length) {
        let best = 0;
        rest.forEach(function (hit, i) { if (worth(hit) > worth(rest[best])) best = i; });
        first.push(rest.splice(best, 1)[0]);
      }
      return first.concat(rest);
    }
    // The rules that some hits lead to.
    function ledTo(hits) {
      return new Set(hits.reduce(function (all, hit) { return all.concat(hit.page.r || []); }, []));
    }
    function theme(hit) {
      return hit.page.s === "onderwerp" ? hit.place : (hit.page.o || [hit.place])[0];
    }
    function fits(page, wanted) {
      const topic = wanted.onderwerp ? "onderwerpen/" + wanted.onderwerp + "/" : "";
      return (!topic || page.a === topic || (page.o || []).some(function (one) { return pages[one].a === topic; })) &&
        (!wanted.voor || (page.v || []).includes(wanted.voor));
    }

    // A text in pieces: [words, whether they were asked for].
    function marked(text, known) {
      return text.split(/([\p{L}\p{N}]+(?:['’][\p{L}]+)*)/u).filter(Boolean).map(function (piece) {
        const word = nl.tokens(piece).join("");
        return [piece, Boolean(word) && isKnown(word, known)];
      });
    }
    function isKnown(word, known) {
      const first = stem(word);
      return known.has(first) || (parts.get(ids.get(first)) || []).some(function (part) { return known.has(terms[part]); });
    }

    // The sentence that answers best: the one with most of the words, else the first.
    function sentence(page, known) {
      let best = "", most = -1;
      (page.z || []).forEach(function (text) {
        const found = new Set(nl.tokens(text).map(stem).filter(function (one) { return known.has(one); }));
        let sum = 0;
        found.forEach(function (term) { sum += weights[ids.get(term)]; });
        if (sum > most) { most = sum; best = text; }
      });
      return best;
    }

    // What a page was called before, where the question used that name.
    function formerly(page, known) {
      const hit = (page.e || []).find(function (former) {
        return former[0].split(" ").every(function (term) { return known.has(term); });
      });
      return hit ? hit[1] : "";
    }

    // Known words that look like those of a question that found nothing.
    function nearest(question) {
      const found = new Map();
      nl.contentWords(question).forEach(function (word) {
        near(word, Math.max(2, Math.ceil(word.length / 2.5))).forEach(function (hit) {
          if (hit[1].length > 3 && !found.has(stem(hit[1]))) found.set(stem(hit[1]), hit);
        });
      });
      return Array.from(found.values()).sort(function (a, b) { return a[0] - b[0]; })
        .slice(0, 5).map(function (hit) { return hit[1]; });
    }

    ask("mag ik een geschenk aannemen", {}); // a first question is slow: it is asked while the reader types
    return {
      ask: ask, marked: marked, sentence: sentence, formerly: formerly, nearest: nearest,
      pages: pages, language: nl, split: compounds.split, weights: [SHARE, WEIGHT],
    };
  };

  // A sorted list of words, each as the number of letters it shares with the one before (A, B, C …) and its rest.
  function unfolded(text) {
    let last = "";
    return (text.match(/[A-Z][a-z0-9]*/g) || []).map(function (piece) {
      return (last = last.slice(0, piece.charCodeAt(0) - 65) + piece.slice(1));
    });
  }
  function keepMost(map, key, amount) {
    if (!(map.get(key) >= amount)) map.set(key, amount);
  }
  function errorsAllowed(word) {
    return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  }
  function lettersOf(word) {
    let bits = 0;
    for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) % 31);
    return bits;
  }
  function ones(bits) {
    let count = 0;
    for (; bits; bits &= bits - 1) count++;
    return count;
  }
})();
