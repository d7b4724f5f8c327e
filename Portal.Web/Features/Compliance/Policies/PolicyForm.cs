using Portal.Domain.Compliance.Policies;

namespace Portal.Web.Features.Compliance.Policies;

/// <summary>A draft while somebody changes it: what they saw in each field, what they want there, and why.</summary>
internal sealed class PolicyForm
{
    private readonly Dictionary<string, string> _seen = [];
    private readonly Dictionary<string, string> _values = [];
    private readonly Dictionary<string, string> _reasons = [];

    /// <summary>A form of what a draft says now.</summary>
    public PolicyForm(PolicyContent content) => See(content);

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

    /// <summary>Takes over what the draft says from now on; whatever the person wanted is done or was told.</summary>
    public void See(PolicyContent content)
    {
        _reasons.Clear();
        foreach (var field in PolicyField.All) _seen[field.Name] = _values[field.Name] = field.Read(content);
    }
}
