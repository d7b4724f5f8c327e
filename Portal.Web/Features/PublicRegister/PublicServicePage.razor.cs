using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Portal.Application.PublicRegister;
using Portal.Web.Features.Services.Register;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Features.PublicRegister;

/// <summary>A service of the public register, drawn from what the controller found.</summary>
public sealed partial class PublicServicePage
{
    [Inject]
    private IStringLocalizer<PublicText> T { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ServicesText> Fields { get; set; } = default!;

    [Inject]
    private EnumText Names { get; set; } = default!;

    [Inject]
    private Dates Dates { get; set; } = default!;

    /// <summary>The service.</summary>
    [Parameter, EditorRequired]
    public PublicService Service { get; set; } = default!;

    /// <summary>Light or dark; null for the reader's own setting.</summary>
    [Parameter]
    public string? Theme { get; set; }

    private string Here => PublicFormats.AddressOf(Service.Code, PublicFormat.Page);

    private string OwnerAddress => new PublicRegisterAddress { Org = Service.Organisation.Code }.On();

    private string Name => Service.Name.In(PortalCulture.Language) is { Length: > 0 } name ? name : Service.Code;

    // The name in the other language, where there is one of its own.
    private string? OtherName => (PortalCulture.IsUrdu ? Service.Name.En : Service.Name.Ur) is { Length: > 0 } other && other != Name ? other : null;

    private string Fee => Service.Offer.FeeRupees switch
    {
        null => T["NotSaid"],
        0 => T["Fee.None"],
        { } fee => T["Fee.Rupees", Numbers.Count(fee)],
    };

    private string Said(string text) => text.Length > 0 ? text : T["NotSaid"];

    private string List(IEnumerable<string> words) => string.Join(T["And"], words) is { Length: > 0 } list ? list : T["NotSaid"];

    private string Language(string code) => LanguageText.Codes.Contains(code) ? Fields[$"Language.{code}"] : code;
}
