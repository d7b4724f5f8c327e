using Bunit;
using Portal.Domain.Access;
using Portal.Domain.Organisations;
using Portal.Tests.Support;
using Portal.Web.Features.Access.People;
using Xunit;

namespace Portal.Tests.Web.Access;

/// <summary>The page of rights against the domain's table, cell by cell.</summary>
public sealed class RightsPageTests : ComponentTest
{
    [Theory]
    [InlineData("en")]
    [InlineData("ur")]
    public void Page_ForEveryPermission_NamesExactlyTheRolesThatHaveIt(string language)
    {
        Speak(language);
        var (enums, words) = (Words("Enums", language), Words("People", language));
        var page = Render<RightsPage>();

        Assert.Equal(Permissions.All.Order(StringComparer.Ordinal), page.FindAll("tr[data-permission]").Select(r => r.GetAttribute("data-permission")!).Order(StringComparer.Ordinal));
        foreach (var permission in Permissions.All)
        {
            var row = page.Find($"tr[data-permission='{permission}']");
            Assert.Contains(words[$"Permission.{permission}"], row.TextContent, StringComparison.Ordinal);
            var tags = row.QuerySelectorAll("td .tag").Select(t => t.TextContent.Trim()).ToList();
            if (RolePermissions.Everybody.Contains(permission))
            {
                Assert.Equal([words["Rights.Everybody"]], tags);
                continue;
            }

            var holders = Enum.GetValues<Role>().Where(r => Enum.GetValues<OrganisationKind>().Any(k => RolePermissions.Of(r, k).Contains(permission))).ToList();
            Assert.Equal(holders.Count == 0 ? [words["Rights.PortalOnly"]] : holders.Select(r => enums[$"Role.{r}"]), tags.Select(t => t.Split(" (")[0]));
        }
    }

    [Fact]
    public void Page_WhereTheKindOfOrganisationMatters_SaysWhere()
    {
        var page = Render<RightsPage>();
        var enums = Words("Enums", "en");
        Assert.Contains(enums["OrganisationKind.DigitalAuthority"], page.Find($"tr[data-permission='{Permissions.Services.Decide}'] td .tag").TextContent, StringComparison.Ordinal);
        Assert.Equal(enums["Role.Approver"], page.Find($"tr[data-permission='{Permissions.Sandbox.Decide}'] td .tag").TextContent.Trim());
    }

    [Fact]
    public void Page_ForEveryRole_ListsEachConflict()
    {
        var page = Render<RightsPage>();
        foreach (var role in Enum.GetValues<Role>())
        {
            var conflicts = DutyConflicts.All.Count(c => c.One == role || c.Other == role);
            Assert.Equal(conflicts, page.FindAll($"tr[data-role='{role}'] td:nth-of-type(2) .tag").Count);
        }
    }

    private static Dictionary<string, string> Words(string resource, string language) => ResourceFiles.Read(resource, language).ToDictionary(e => e.Key, e => e.Value);
}
