using System.Globalization;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Web.Features.Services.Register;

/// <summary>Which control of the forms asks which question, and the address that leads to it.</summary>
internal static class FieldControl
{
    // The control of the role stands also for "a primary is missing".
    private const string Role = "Primary";

    /// <summary>The question a control asks; null for one that asks nothing of the filing.</summary>
    /// <param name="section">The form's section.</param>
    /// <param name="control">The control's id.</param>
    public static ContentField? Asks(ServiceSectionName section, string control) =>
        ContentField.OfControl(section, section == ServiceSectionName.Placements && control == Role ? nameof(Placement.Role) : control);

    /// <summary>The id of the control that asks a question.</summary>
    /// <param name="field">The question.</param>
    /// <param name="row">The row of its table; the first where none is known.</param>
    public static string Of(ContentField field, int? row) => field switch
    {
        { Section: ServiceSectionName.Placements, Name: nameof(Placement.Role) } => Role,
        { Section: ServiceSectionName.Flows, Name: not nameof(ServiceFlows.DeclaredNone) } => FormattableString.Invariant($"Items[{row ?? 0}]{field.Name}"),
        _ => field.Name,
    };

    /// <summary>The address of the answer that a remedy changes.</summary>
    /// <param name="id">The filing.</param>
    /// <param name="field">The answer.</param>
    /// <param name="row">The row that is to blame.</param>
    public static string Address(ServiceId id, ContentField field, int? row)
    {
        var at = row is null ? "" : "row=" + row.Value.ToString(CultureInfo.InvariantCulture) + "&";
        return $"{SectionTask.Address(id, field.Section)}?{at}field={Uri.EscapeDataString(Of(field, row))}";
    }
}
