// Who may see what: the groups and users of the audience.
import { useState } from "react";
import { data, isSent } from "../shared/model.js";
import { Check, ComponentPicker, Posted, TextField } from "./controls.jsx";

export function Audience({ go, base }) {
  const [tab, setTab] = useState("Groups");
  const to = tab === "Groups" ? "groups/new" : "users/new";
  return (
    <>
      <header className="title">
        <h1>Audience</h1>
        <button className="button primary" type="button" onClick={() => go(`${base}/audience/${to}`)}>{tab === "Groups" ? "Add group" : "Add user"}</button>
      </header>
      <div className="tabs" role="tablist" aria-label="Audience">
        {["Groups", "Users"].map((name) => (
          <button key={name} type="button" role="tab" aria-selected={tab === name} onClick={() => setTab(name)}>{name}</button>
        ))}
      </div>
      <ul className="rows" role="tabpanel">
        {tab === "Groups"
          ? data.groups.map((group) => <li key={group.id}><span>{group.name}</span><small>{group.components.length} components</small></li>)
          : <li><span>nobody yet</span></li>}
      </ul>
    </>
  );
}

export function AudienceGroup({ groups }) {
  const [name, setName] = useState("");
  const [components, setComponents] = useState([]);
  const [post, setPost] = useState(null);
  const submit = (event) => {
    event.preventDefault();
    const request = { page_access_group: { name, component_ids: components } };
    if (isSent(request)) setPost(request);
  };
  return (
    <form className="form" onSubmit={submit}>
      <h1>Add group</h1>
      <TextField label="Group name" value={name} onChange={setName} />
      <ComponentPicker groups={groups} chosen={components} onChange={setComponents} />
      <footer className="actions"><button className="button primary" type="submit">Create page group</button></footer>
      <Posted value={post} />
    </form>
  );
}

export function AudienceUser({ groups }) {
  const [email, setEmail] = useState("");
  const [group, setGroup] = useState("");
  const [components, setComponents] = useState([]);
  const [subscribe, setSubscribe] = useState(true);
  const [post, setPost] = useState(null);
  const submit = (event) => {
    event.preventDefault();
    const groups = group ? [group] : [];
    const request = { page_access_user: { email, page_access_group_ids: groups, component_ids: components, subscribe_to_components: subscribe } };
    if (isSent(request)) setPost(request);
  };
  return (
    <form className="form" onSubmit={submit}>
      <h1>Add user</h1>
      <TextField label="Email" value={email} onChange={setEmail} />
      <div className="field">
        <label htmlFor="user-group">Group</label>
        <select id="user-group" value={group} onChange={(event) => setGroup(event.target.value)}>
          <option value="">None</option>
          {data.groups.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </select>
      </div>
      <ComponentPicker groups={groups} chosen={components} onChange={setComponents} />
      <Check label="Subscribe this user to updates" checked={subscribe} onChange={setSubscribe} />
      <footer className="actions"><button className="button primary" type="submit">Create user</button></footer>
      <Posted value={post} />
    </form>
  );
}
