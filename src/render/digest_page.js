(function () {
  var articles = [].slice.call(document.querySelectorAll("article"));
  if (articles.length < 8) return;
  var texts = articles.map(function (article) { return article.textContent.toLowerCase(); });
  var label = document.createElement("label");
  label.className = "filter";
  label.append("Filter");
  var input = label.appendChild(document.createElement("input"));
  input.type = "search";
  var status = document.createElement("p");
  status.setAttribute("role", "status");
  document.querySelector("main").before(label, status);
  input.addEventListener("input", function () {
    var words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    var shown = 0;
    articles.forEach(function (article, i) {
      var fits = words.every(function (word) { return texts[i].includes(word); });
      article.hidden = !fits;
      if (fits) shown += 1;
    });
    document.querySelectorAll("main section").forEach(function (section) {
      section.hidden = !section.querySelector("article:not([hidden])");
    });
    status.textContent = words.length ? shown + " of " + articles.length + " papers" : "";
  });
})();
