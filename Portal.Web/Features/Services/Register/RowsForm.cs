using Portal.Domain.Services;

namespace Portal.Web.Features.Services.Register;

/// <summary>The questions of a section that is a table: a fieldset for every row.</summary>
/// <typeparam name="TSection">The section.</typeparam>
/// <typeparam name="TRow">Its rows.</typeparam>
public abstract class RowsForm<TSection, TRow> : SectionForm<TSection>
    where TSection : IServiceSection
    where TRow : IContentRow
{
    protected abstract IReadOnlyList<TRow> Items { get; }

    protected abstract TSection With(IReadOnlyList<TRow> items);

    /// <summary>The control's name, which is also how the validator names the answer.</summary>
    protected static string Name(int index, string field) => FormattableString.Invariant($"Items[{index}]{field}");

    // A row has its key from the beginning: one that came with the first save would draw it anew, under the hands of who answers in it.
    protected static Guid NewKey() => Guid.CreateVersion7();

    protected Task Add(TRow row) => Set(With([.. Items, row]));

    protected Task Replace(int index, TRow row) => Set(With([.. Items.Select((r, i) => i == index ? row : r)]));

    protected Task Remove(int index) => Set(With([.. Items.Where((_, i) => i != index)]));
}
