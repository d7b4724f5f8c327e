using Microsoft.AspNetCore.Components;
using Portal.Infrastructure.Access;
using Portal.Web.Security;

namespace Portal.Web.Features.Access;

/// <summary>Choose who to be in the demonstration. A plain document: it must work before there is a circuit.</summary>
public sealed partial class SignInPage
{
    private IReadOnlyList<DemoPersona> personas = [];

    [Inject]
    private AccessOptions Access { get; set; } = default!;

    [Inject]
    private DemoPersonas Personas { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery]
    private string? Why { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Access.Demo) personas = await Personas.ListAsync(CancellationToken.None);
    }
}
