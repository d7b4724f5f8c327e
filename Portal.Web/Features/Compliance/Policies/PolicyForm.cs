using Portal.Domain.Compliance.Policies;

namespace Portal.Web.Features.Compliance.Policies;

/// <summary>A draft while somebody changes it: what they saw in each field, what they want there, and why.</summary>
internal sealed class PolicyForm
{
    private readonly Dictionary<string, string> _seen = [];
    private readonly Dictionary<string, string> _values = [];
    private readonly Dictionary<string, string> _reasons = [];
    private List<PolicyEdit> _disputed = [];

    /// <summary>A form of what a draft says now.</summary>
    public PolicyForm(PolicyContent content) => See(content, []);

    /// <summary>The fields that say something else than before.</summary>
    public IReadOnlyList<PolicyField> Changed => [.. PolicyField.All.Where(f => _values[f.Name] != _seen[f.Name])];

    /// <summary>What the person saw in a field.</summary>
    public string Seen(PolicyField field) => _seen[field.Name];

    /// <summary>What the person wants in a field.</summary>
    public string this[PolicyField field]
    {
        get => _values[field.Name];
        set => _values[field.Name] = field.Take(value) is { IsSuccess: true } plain ? plain.Value : value;
    }

    /// <summary>Why a field is changed.</summary>
    public string ReasonFor(PolicyField field) => _reasons.GetValueOrDefault(field.Name, "");

    /// <summary>Says why a field is changed.</summary>
    public void Explain(PolicyField field, string? reason) => _reasons[field.Name] = reason ?? "";

    /// <summary>The changes to be made.</summary>
    public IReadOnlyList<PolicyEdit> Edits => [.. Changed.Select(f => new PolicyEdit(f.Name, Seen(f), this[f], ReasonFor(f)))];

    /// <summary>Fields that somebody else changed meanwhile: before is what stands, after what this person wanted. Each waits for their word.</summary>
    public IReadOnlyList<PolicyDifference> Disputed =>
        [.. _disputed.Select(d => new PolicyDifference(PolicyField.Find(d.Field)!, _seen[d.Field], d.Value)).Where(d => d.Before != d.After)];

    /// <summary>Everything that would be lost with the page.</summary>
    public IReadOnlyList<PolicyEdit> Unsaved => [.. Edits, .. _disputed];

    /// <summary>Takes over what the draft says from now on. What was entered since the changes were sent is still to be saved.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="sent">The changes that were sent, each of which was made or is disputed.</param>
    public void See(PolicyContent content, IReadOnlyList<PolicyEdit> sent)
    {
        foreach (var field in PolicyField.All)
        {
            var handled = sent.FirstOrDefault(e => e.Field == field.Name)?.Value ?? _seen.GetValueOrDefault(field.Name);
            var isNewer = handled is not null && _values[field.Name] != handled;
            _seen[field.Name] = field.Read(content);
            if (isNewer) continue;
            _values[field.Name] = _seen[field.Name];
            _reasons.Remove(field.Name);
        }

        _disputed.RemoveAll(d => sent.Any(e => e.Field == d.Field));
    }

    /// <summary>Puts changes aside that somebody else's stand against; of one field the newest.</summary>
    /// <param name="edits">The changes.</param>
    public void Dispute(IEnumerable<PolicyEdit> edits) => _disputed = [.. edits.Concat(_disputed).DistinctBy(e => e.Field)];

    /// <summary>The person wants theirs all the same: it is to be saved over what stands.</summary>
    public void UseMine()
    {
        Enter(_disputed);
        _disputed = [];
    }

    /// <summary>The person leaves what stands.</summary>
    public void UseTheirs() => _disputed = [];

    /// <summary>Gives back what was entered and not saved before the page was lost. Where the draft says something else than the person saw, it is disputed.</summary>
    /// <param name="kept">What was unsaved then.</param>
    /// <returns>Whether any of it is still to be saved.</returns>
    public bool Restore(IReadOnlyList<PolicyEdit> kept)
    {
        var wanted = kept.Where(e => _seen.TryGetValue(e.Field, out var now) && now != e.Value).ToLookup(e => _seen[e.Field] == e.Seen);
        Enter(wanted[true]);
        Dispute(wanted[false]);
        return wanted.Count > 0;
    }

    /// <summary>Gives up all that is not saved.</summary>
    public void Discard()
    {
        foreach (var field in PolicyField.All) _values[field.Name] = _seen[field.Name];
        _reasons.Clear();
        _disputed = [];
    }

    private void Enter(IEnumerable<PolicyEdit> edits)
    {
        foreach (var edit in edits)
        {
            this[PolicyField.Find(edit.Field)!] = edit.Value;
            _reasons[edit.Field] = edit.Reason;
        }
    }
}
