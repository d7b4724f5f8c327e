using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Infrastructure.Access;
using Portal.Infrastructure.Persistence;
using Portal.Tests.Security;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>What becomes of a page that is open in a browser while an administrator takes its reader's rights away.</summary>
/// <param name="portal">The portal.</param>
[Collection(BrowserCollection.Name)]
public sealed class LiveRightsTests(BrowserPortal portal)
{
    private const float Soon = 10_000;
    private static readonly Dictionary<string, string> Words = Walk.Words("Session", "en");

    [Fact]
    [Asvs("8.3.2")]
    public async Task Role_TakenAwayWhileItsPageIsOpen_EndsThePage_AndThePageIsClosedFromThenOn()
    {
        var person = await NewAsync("Leaver One");
        var page = await portal.SignInAsync("Leaver One");
        await page.OpenAsync("/services/new");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(Walk.Words("Services", "en")["New.Title"]);

        await AsAdministratorAsync(p => new TakeRoleAwayCommand(p.Id, p.Version, p.Grants.Single().Id, "Transferred"), person);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(Walk.Words("Frame", "en")["NoAccess.Title"], new() { Timeout = Soon });
        await Accessibility.CheckAsync(page);
        await page.Context.DisposeAsync();
    }

    [Fact]
    [Asvs("7.4.2")]
    public async Task Person_DisabledWhileAPageIsOpen_IsTakenToSignInAndToldWhy()
    {
        var person = await NewAsync("Leaver Two");
        var page = await portal.SignInAsync("Leaver Two");
        await page.OpenAsync("/services");

        await AsAdministratorAsync(p => new DisablePersonCommand(p.Id, p.Version, "Left the service"), person);
        await page.WaitForURLAsync("**/signin?**", new() { Timeout = Soon });
        await Assertions.Expect(page.Locator(".note")).ToContainTextAsync(Words["Ended.PersonDisabled"]);
        await page.Context.DisposeAsync();
    }

    private async Task<PersonId> NewAsync(string name)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var home = await db.Organisations.SingleAsync(o => o.Code == "PITB");
        var address = name.Replace(' ', '.') + DemoPersonas.Domain;
        var person = Person.Create(PersonId.New(), new(name, name), address, home.Id, [Role.ProvincialItOfficer]);
        db.People.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    }

    private async Task AsAdministratorAsync(Func<Person, MediatR.IRequest<Portal.Domain.Common.Result>> command, PersonId id)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var person = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().People.AsNoTracking().SingleAsync(p => p.Id == id);
        var administrator = (await scope.ServiceProvider.GetRequiredService<DemoPersonas>().ListAsync(CancellationToken.None)).Single(p => p.Name.En == "Kamran Yousafzai");
        Assert.Null((await portal.Services.GetRequiredService<UseCaseRunner>().SendAsync(administrator.Id, command(person))).Error);
    }
}
