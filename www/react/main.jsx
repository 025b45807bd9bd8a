// The management screens as a single-page React application.
import { useCallback, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { data, groups, NOTE, READERS } from "../shared/model.js";
import { Audience, AudienceGroup, AudienceUser } from "./audience.jsx";
import { ComponentEdit, Components } from "./components.jsx";
import { CreateIncident, CreateMaintenance } from "./create.jsx";
import { List } from "./list.jsx";
import { TemplateEdit, Templates } from "./templates.jsx";
import { Update } from "./update.jsx";

const [, , page] = location.pathname.split("/");
export const base = `/pages/${page}`;

function App() {
  const [path, setPath] = useState(location.pathname);
  const go = useCallback((to) => {
    history.pushState(null, "", to + location.search);
    setPath(location.pathname);
    scrollTo(0, 0);
  }, []);
  useEffect(() => {
    const back = () => setPath(location.pathname);
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);
  return (
    <div className="frame">
      <Sidebar path={path} go={go} />
      <div className="main">
        <p className="replica" role="note">{NOTE}</p>
        <main><Late><Screen path={path} go={go} /></Late></main>
      </div>
    </div>
  );
}

/** With `?late=800` the screen is drawn that many milliseconds after the page. */
function Late({ children }) {
  const wait = Number(new URLSearchParams(location.search).get("late") || 0);
  const [ready, setReady] = useState(wait === 0);
  useEffect(() => {
    if (ready) return undefined;
    const timer = setTimeout(() => setReady(true), wait);
    return () => clearTimeout(timer);
  }, [ready, wait]);
  return ready ? children : <p className="loading" aria-busy="true">Loading…</p>;
}

function Screen({ path, go }) {
  const inside = path.slice(base.length).split("/").filter(Boolean);
  const [area, item] = inside;
  const all = groups(new URLSearchParams(location.search));
  if (area === "components") {
    return item ? <ComponentEdit key={item} groups={all} id={item} go={go} base={base} /> : <Components groups={all} go={go} base={base} />;
  }
  if (area === "audience" && item === "groups") return <AudienceGroup groups={all} />;
  if (area === "audience" && item === "users") return <AudienceUser groups={all} />;
  if (area === "audience") return <Audience go={go} base={base} />;
  if (area === "templates") return item ? <TemplateEdit key={item} groups={all} at={Number(item)} /> : <Templates go={go} base={base} />;
  if (area === "incidents" && item === "new-scheduled-maintenance") return <CreateMaintenance groups={all} base={base} />;
  if (area === "incidents" && item === "new") return <CreateIncident groups={all} />;
  if (area === "incidents" && item) return <Update key={item} id={item} groups={all} />;
  return <List go={go} base={base} />;
}

function Sidebar({ path, go }) {
  const links = [["Incidents", "/incidents"], ["Components", "/components"], ["Audience", "/audience"], ["Templates", "/templates"]];
  return (
    <nav className="sidebar" aria-label="Page">
      <p className="brand">{data.page}<span>{data.organisation}</span></p>
      <ul>
        {links.map(([words, to]) => (
          <li key={to}>
            <a href={base + to} aria-current={path.startsWith(base + to) ? "page" : undefined}
              onClick={(event) => { event.preventDefault(); go(base + to); }}>{words}</a>
          </li>
        ))}
        <li><span>Subscribers</span></li>
        <li><a href={READERS}>What clients see</a></li>
      </ul>
    </nav>
  );
}

createRoot(document.getElementById("root")).render(<App />);
