using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Application.Services.Relations;
using Portal.Web.Text;

namespace Portal.Web.Features.Services.Relations;

/// <summary>The picture of a service's relations. Everything has the height of one row, so that lines know where to begin and to end.</summary>
public sealed partial class RelationPicture
{
    [Parameter, EditorRequired]
    public RelationGraph Graph { get; set; } = default!;

    /// <summary>Address of the table of a side, for what found no room.</summary>
    [Parameter, EditorRequired]
    public Func<RelationSide, string> SideHref { get; set; } = default!;

    private int Rows => Graph.Columns.Max(HeightOf);

    // What the picture says to those who do not see it; the things themselves follow, and the table has it all.
    private string Summary => T["Picture.Summary", RelationWords.NameOf(Graph.Subject), Numbers.Count(Graph.Counts[RelationSide.Users]), Numbers.Count(Graph.Counts[RelationSide.Needs])];

    private static int HeightOf(RelationColumn column) => column.Nodes.Count + (column.More > 0 ? 1 : 0);

    private static string Word(int distance) => distance switch { < -1 => "UsersBeyond", -1 => "Users", 0 => "Subject", 1 => "Needs", _ => "NeedsBeyond" };

    private string MoreHref(int distance) => SideHref(Enum.Parse<RelationSide>(Word(distance)));

    private int Above(RelationColumn column) => (Rows - HeightOf(column)) / 2;

    private IEnumerable<(string Path, bool IsVital)> LinesBetween(RelationColumn left, RelationColumn right)
    {
        var (from, to) = (Places(left), Places(right));
        return Graph.Edges.Where(e => e.Distance == left.Distance && from.ContainsKey(e.From) && to.ContainsKey(e.To)).Select(e => (Curve(from[e.From], to[e.To]), e.IsVital));
    }

    private Dictionary<string, double> Places(RelationColumn column) => column.Nodes.Select((node, place) => (node.End.Key, Row: Above(column) + place + .5)).ToDictionary(n => n.Key, n => n.Row);

    private static string Curve(double from, double to) => string.Create(CultureInfo.InvariantCulture, $"M0 {from}C50 {from} 50 {to} 100 {to}");
}
