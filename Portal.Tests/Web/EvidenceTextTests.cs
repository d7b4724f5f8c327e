using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Portal.Domain.Evidence;
using Portal.Web.Components;
using Portal.Web.Resources;
using Xunit;

namespace Portal.Tests.Web;

public sealed class EvidenceTextTests
{
    [Theory]
    [InlineData("en", ".")]
    [InlineData("ur", "۔")]
    public void Words_OfEveryVerdict_AreSentencesThatTellItFromTheOthers(string language, string end)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        using var services = new ServiceCollection().AddLogging().AddDesignSystem().BuildServiceProvider();
        var texts = services.GetRequiredService<IStringLocalizer<EvidenceText>>();
        var verdicts = Enum.GetValues<EvidenceVerdict>();

        var meanings = verdicts.Select(v => texts[$"Verdict.{v}"]).ToList();

        Assert.All(meanings.Concat(verdicts.Select(v => texts[$"Mend.{v}"])), text => Assert.False(text.ResourceNotFound, text.Name));
        Assert.All(meanings, text => Assert.EndsWith(end, text.Value, StringComparison.Ordinal));
        Assert.Equal(verdicts.Length, meanings.Select(m => m.Value).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(2 * verdicts.Length, ResourceFiles.Read("Evidence", language).Count(e => e.Key.StartsWith("Verdict.", StringComparison.Ordinal) || e.Key.StartsWith("Mend.", StringComparison.Ordinal)));
    }
}
