import pytest

from inference.artifact_format.page import page_of

COUNTER = """\
import React, {
  useState,
  useEffect as effect,
} from "react";
import './App.css';
import { createPortal } from 'react-dom'

export const STEP = 1;

export default function Counter() {
  const [count, setCount] = useState(0);
  return <button onClick={() => setCount(count + STEP)}>{count}</button>;
}
"""


def test_a_component_becomes_a_script_without_modules() -> None:
    page = page_of({"App.jsx": COUNTER})
    assert "import " not in page
    assert "export " not in page
    assert "const useState = React.useState;\nconst effect = React.useEffect;\n" in page
    assert "const createPortal = ReactDOM.createPortal;" in page
    assert "\nconst STEP = 1;" in page
    assert "\nfunction Counter() {" in page
    assert ".render(<Counter />);" in page


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("const A = () => <b/>;\nexport default A;", "<A />"),
        ("const A = () => <b/>;\nexport default React.memo(A);", "<A />"),
        ("export default class Box extends React.Component {}", "<Box />"),
        ("export default function() { return <b/> }", "<App />"),
        ("export default () => <b/>;", "<App />"),
        ("function App() { return <b/> }", "<App />"),
        ("function Box() { return <b/> }\nexport { Box };\nexport default Box", "<Box />"),
    ],
)
def test_the_component_that_is_exported_is_shown(source: str, shown: str) -> None:
    page = page_of({"App.jsx": source})
    assert f".render({shown});" in page
    assert "export" not in page


def test_a_source_that_shows_itself_is_not_shown_twice() -> None:
    source = "const App = () => <b/>;\nReactDOM.createRoot(document.body).render(<App />);"
    assert page_of({"App.jsx": source}).count(".render(") == 1


def test_hooks_that_the_source_takes_itself_are_not_declared_twice() -> None:
    source = "const { useState } = React;\nexport default function App() {}"
    assert page_of({"App.jsx": source}).count("useState") == 1


def test_components_of_other_files_come_first() -> None:
    page = page_of(
        {
            "App.jsx": "import Button from './Button';\nexport default () => <Button />;",
            "Button.jsx": "export default function Button() { return <b/> }",
            "App.css": "b{}",
        }
    )
    assert page.index("function Button") < page.index("const App = ")
    assert "b{}</style>" in page
    assert ".render(<App />);" in page


def test_typescript_is_said_to_be_it() -> None:
    assert 'data-presets="react,tsx"' in page_of({"App.tsx": "const App = () => <b/>"})
    assert "data-presets" not in page_of({"App.jsx": "const App = () => <b/>"})


def test_tailwind_is_loaded_where_its_classes_are_used() -> None:
    assert "tailwindcss" in page_of({"App.jsx": '<p className="mt-4 text-lg">x</p>'})
    assert "tailwindcss" not in page_of({"App.jsx": '<p className="intro">x</p>'})
