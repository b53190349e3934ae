// The reading tools: read aloud, larger text, copy and share the address.  Fetched when opened.
// A button shows only where the browser can do what it says.
(function () {
  var tools = document.getElementById("tools");
  var status = tools.querySelector("[role=status]");
  var root = document.documentElement;

  function button(name) { return tools.querySelector("[data-does=" + name + "]"); }

  function offer(name, act) {
    button(name).hidden = false;
    button(name).addEventListener("click", act);
  }

  // Text in steps; the style sheet knows how large each is.
  var LARGEST = 3;

  function size() { return Number(root.getAttribute("data-text")) || 0; }

  function setSize(step) {
    step = Math.max(0, Math.min(LARGEST, step));
    if (step) root.setAttribute("data-text", step);
    else root.removeAttribute("data-text");
    try { localStorage.setItem("text-size", step || ""); } catch (error) { /* for this page only */ }
    button("larger").setAttribute("aria-disabled", step === LARGEST);
    button("smaller").setAttribute("aria-disabled", step === 0);
  }

  offer("larger", function () { setSize(size() + 1); });
  offer("smaller", function () { setSize(size() - 1); });
  setSize(size());

  // The address: of this place, or of the published page when this is a copy on a disk.
  function address() {
    var published = document.querySelector("link[rel=canonical]");
    return location.protocol === "file:" && published ? published.href + location.hash : location.href;
  }

  // Where a page may not write to the clipboard, the address is shown, chosen, to be copied by hand.
  function copyByHand() {
    var label = document.createElement("label");
    var field = document.createElement("input");
    label.textContent = button("copy").getAttribute("data-by-hand");
    field.readOnly = true;
    field.value = address();
    label.appendChild(field);
    status.textContent = "";
    status.appendChild(label);
    field.select();
  }

  function say(text) {
    status.textContent = "";
    // Set anew a moment later, so that a screen reader says it a second time too.
    setTimeout(function () { status.textContent = text; }, 50);
  }

  offer("copy", function () {
    if (!navigator.clipboard) { copyByHand(); return; }
    navigator.clipboard.writeText(address()).then(function () {
      say(button("copy").getAttribute("data-said"));
    }, copyByHand);
  });

  if (navigator.share) {
    offer("share", function () {
      // A reader who closes the sheet has not met an error.
      navigator.share({ title: document.title, url: address() }).catch(function () {});
    });
  }

  // Read aloud, section by section.  What lies in a closed box or only serves the eye is left out.
  var speech = window.speechSynthesis;
  var SPOKEN = "h1,h2,h3,h4,p,li,dt,dd,blockquote,tr";
  var SILENT = "nav,.tools,.toc,.ask,.about,.edit,.paper,.terms-used,[hidden],details:not([open])";
  var LONGEST = 120; // characters at a time: some voices fall silent in long texts

  function voice() {
    var wanted = root.lang.slice(0, 2);
    return speech.getVoices().filter(function (each) {
      return each.lang.slice(0, 2).toLowerCase() === wanted;
    })[0];
  }

  // The outermost blocks: what stands inside one is read with it.  A part that is far from the
  // screen is not laid out, and has no text to read.
  function blocks() {
    Array.prototype.forEach.call(document.querySelectorAll("article > section"), function (part) {
      part.style.contentVisibility = "visible";
    });
    var all = document.querySelectorAll("main " + SPOKEN.split(",").join(",main "));
    return Array.prototype.filter.call(all, function (block) {
      return !block.closest(SILENT) && !block.parentElement.closest(SPOKEN) && block.innerText.trim();
    });
  }

  function pieces(text) {
    var sentences = text.trim().replace(/\s*\n\s*/g, "；").match(/[^。！？；.!?;]+[。！？；.!?;]*/g) || [];
    return sentences.reduce(function (found, sentence) {
      var last = found.length - 1;
      if (last >= 0 && found[last].length + sentence.length <= LONGEST) found[last] += sentence;
      else found.push(sentence);
      return found;
    }, []);
  }

  var queue = [];
  var place = 0;
  var turn = 0; // what was said before a stop must not go on when the browser tells of its end

  function mark(block) {
    var before = document.querySelector(".spoken");
    if (before) before.classList.remove("spoken");
    if (!block) return;
    block.classList.add("spoken");
    block.scrollIntoView({ block: "nearest" });
  }

  function stop() {
    turn += 1;
    speech.cancel();
    mark(null);
    show(false);
  }

  function show(isSpeaking) {
    var hasFocus = document.activeElement && document.activeElement.closest("#tools button[data-does^=s]");
    button("speak").hidden = isSpeaking;
    button("stop").hidden = button("skip").hidden = !isSpeaking;
    if (hasFocus && hasFocus.hidden) button(isSpeaking ? "stop" : "speak").focus();
  }

  function speak() {
    var block = queue[place];
    var mine = turn;
    if (!block) { stop(); return; }
    mark(block);
    var texts = pieces(block.innerText);
    texts.forEach(function (text, index) {
      var words = new SpeechSynthesisUtterance(text);
      words.voice = voice();
      words.lang = words.voice ? words.voice.lang : root.lang;
      if (index === texts.length - 1) {
        words.onend = words.onerror = function () {
          if (mine !== turn) return;
          place += 1;
          speak();
        };
      }
      speech.speak(words);
    });
  }

  function start(from) {
    turn += 1;
    speech.cancel();
    place = from;
    show(true);
    speak();
  }

  // A reader who came to one question hears that question first.
  function first() {
    return Math.max(0, queue.indexOf(document.querySelector(":target")));
  }

  function nextHeading() {
    for (var index = place + 1; index < queue.length; index += 1) {
      if (queue[index].tagName === "H2") return index;
    }
    return queue.length;
  }

  function offerSpeech() {
    if (button("stop").hidden && voice()) button("speak").hidden = false;
  }

  if (speech) {
    button("speak").addEventListener("click", function () {
      queue = blocks();
      start(first());
    });
    button("skip").addEventListener("click", function () { start(nextHeading()); });
    button("stop").addEventListener("click", stop);
    window.addEventListener("pagehide", stop);
    // Some browsers list their voices only after a while.
    if (speech.addEventListener) speech.addEventListener("voiceschanged", offerSpeech);
    offerSpeech();
  }
})();
