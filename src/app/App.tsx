export function App() {
  return <div>Flinkscope</div>;
}
