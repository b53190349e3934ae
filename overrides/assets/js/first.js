/* Stands inside every page, before its text: larger text that was chosen before must not come late. */
try{document.documentElement.setAttribute("data-text",localStorage.getItem("text-size")||"")}catch(error){}
