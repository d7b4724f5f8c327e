using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Portal.Infrastructure.Access;
using Portal.Infrastructure.Access.Oidc;
using Portal.Web.Components.Shared;
using Portal.Web.Security;

namespace Portal.Web.Features.Access;

/// <summary>Where people say where they sign in, or who to be in the demonstration. A plain document: it must work before there is a circuit and without scripts.</summary>
public sealed partial class SignInPage
{
    private const int DomainsShown = 3;

    private IReadOnlyList<DemoPersona> personas = [];
    private IReadOnlyList<FieldProblem> problems = [];
    private string? typed;

    [Inject]
    private AccessOptions Access { get; set; } = default!;

    [Inject]
    private DemoPersonas Personas { get; set; } = default!;

    [Inject]
    private OidcProviders Providers { get; set; } = default!;

    [Inject]
    private ITempDataDictionaryFactory Kept { get; set; } = default!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery]
    private string? Why { get; set; }

    /// <summary>An address was typed that no provider has.</summary>
    [SupplyParameterFromQuery]
    private string? Unknown { get; set; }

    private string Lead => (Providers.All.Count, Access.Demo) switch
    {
        (0, true) => T["Lead.Demo"],
        (0, false) => T["Closed"],
        _ => T["Lead"],
    };

    protected override async Task OnInitializedAsync()
    {
        if (Access.Demo) personas = await Personas.ListAsync(CancellationToken.None);
        if (!AddressValue.Flag(Unknown) || Providers.All.Count == 0) return;
        var kept = Kept.GetTempData(Http);
        typed = kept[SignInController.Typed] as string;
        kept.Save();
        problems = [new FieldProblem("email", typed is null ? T["Email.Missing"] : T["Email.Unknown"])];
    }

    private static string Domains(OidcProvider provider) =>
        string.Join(" · ", provider.Domains.Take(DomainsShown).Select(d => "@" + d)) + (provider.Domains.Count > DomainsShown ? " …" : "");
}
