/** Stands until the counts do. */
export default function Limits() {
  return <section className="lead" />;
}
