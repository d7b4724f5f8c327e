using Microsoft.AspNetCore.Components;
using Portal.Application.Letters;
using Portal.Domain.Services;
using Portal.Web.Text;

namespace Portal.Web.Features.Letters;

/// <summary>The letter on a decision in both languages, to be read or printed.</summary>
public sealed partial class LetterPage
{
    private LetterDetail? letter;
    private IReadOnlyList<WordedLetter> worded = [];

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IConfiguration Configuration { get; set; } = default!;

    [Inject]
    private LetterWords Words { get; set; } = default!;

    [Parameter]
    public Guid Id { get; set; }

    [Parameter]
    public int Number { get; set; }

    // The public entry where there is one; otherwise the letter itself, for those who may see it.
    private string Address
    {
        get
        {
            var origin = (Configuration["Portal:Url"] ?? Navigation.BaseUri).TrimEnd('/');
            return origin + (letter!.IsPublic ? "/register/" + letter.Letter.Facts.Code : FormattableString.Invariant($"/services/{Id}/letters/{Number}"));
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        var found = await UseCases.SendAsync(new GetLetterQuery(new ServiceId(Id), Number));
        if (!found.IsSuccess)
        {
            Navigation.NotFound();
            return;
        }

        worded = [Words.In(found.Value, PortalCulture.English), Words.In(found.Value, PortalCulture.Urdu)];
        letter = found.Value;
    }
}
