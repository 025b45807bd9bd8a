// The submit "button" of this page is a div.
document.querySelector(".go").addEventListener("click", () => document.body.classList.add("sent"));
