// The targets that are too small for a finger: one line each.
//
// What counts is where a touch lands, not what a box says: padding, labels and
// pseudo-elements are felt out by hit tests around the middle of each target.
() => {
  const TARGETS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]";
  const IN_A_SENTENCE = "b, strong, em, i, code, mark, q, cite, sup, sub";

  // Pixels between two lines that a touch may miss.
  const GAP = 12;

  const isShown = (element) => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1
      && box.right > 0 && box.bottom + scrollY > 0;
  };

  const hits = (target, x, y) => {
    const found = document.elementFromPoint(x, y);
    if (!found) return false;
    const label = found.closest("label");
    return target.contains(found) || Boolean(label && label.control === target);
  };

  // Words that belong to no target, in the line of text that the target stands in.
  const words = (node) => [...node.childNodes].map((child) => {
    if (child.nodeType === Node.TEXT_NODE) return child.textContent;
    return child.nodeType === Node.ELEMENT_NODE && child.matches(IN_A_SENTENCE) ? words(child) : "";
  }).join("");

  const isInSentence = (target) => {
    if (target.tagName !== "A") return false;
    let block = target.parentElement;
    while (block.matches(IN_A_SENTENCE)) block = block.parentElement;
    return /\p{L}/u.test(words(block));
  };

  // Whether touches around the middle still land.  A link may be broken over lines with a gap of
  // a few pixels between them: then its width is felt on the widest line, its height where the
  // lines begin.  In a sentence, or where a finger fits between the lines, the widest line alone
  // is measured.
  const reach = (target, size) => {
    const lines = [...target.getClientRects()];
    const widest = lines.reduce((found, line) => line.width > found.width ? line : found);
    const isApart = lines.some((line, i) => i > 0 && line.top - lines[i - 1].bottom > GAP);
    const box = isApart || isInSentence(target) ? widest : target.getBoundingClientRect();
    const half = size / 2 - 1;
    const middle = (rect) => [rect.left + rect.width / 2, rect.top + rect.height / 2];
    const [x, y] = middle(lines.length > 1 ? widest : box);
    const across = (dx) => x + dx <= 0 || x + dx >= innerWidth || hits(target, x + dx, y);
    const column = lines.length > 1 && box !== widest ? box.left + Math.min(12, widest.width / 2) : x;
    const down = (dy) => hits(target, column, middle(box)[1] + dy);
    // A link in a sentence may break within its words; WCAG leaves its width to the line.
    const isBroken = lines.length > 1 && isInSentence(target);
    return { wide: isBroken || (across(-half) && across(half)), tall: down(-half) && down(half) };
  };

  return [...document.querySelectorAll(TARGETS)].filter(isShown).flatMap((target) => {
    target.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const size = isInSentence(target) ? 24 : 44;
    const { wide, tall } = reach(target, size);
    if (wide && tall) return [];
    const box = target.getBoundingClientRect();
    const measured = `${Math.round(box.width)}×${Math.round(box.height)}`;
    return [`${size} px: ${measured}: ${target.outerHTML.slice(0, 120)}`];
  });
}
