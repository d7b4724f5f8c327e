using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Access;

public sealed class LoanTests : TestPortal, IAsyncLifetime
{
    private Person _lender = null!;
    private Person _colleague = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _lender = await PersonAsync("PITB", Role.ProvincialItOfficer);
        _colleague = await PersonAsync("PITB");
    }

    [Fact]
    public async Task Loan_ByTheClock_BeginsAndEndsByItself()
    {
        var today = Clock.TodayInPakistan();
        Assert.Null((await LendAsync(today.AddDays(1), today.AddDays(2))).Error);
        Assert.Equal(Error.Forbidden, await FilesAsync(_colleague));
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await FilesAsync(_colleague));
        Assert.Null(await FilesAsync(_lender));

        // The last day ends at midnight in Pakistan, five hours before it does in UTC.
        Clock.Set(new DateTimeOffset(2026, 11, 22, 18, 59, 0, TimeSpan.Zero));
        Assert.Null(await FilesAsync(_colleague));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Error.Forbidden, await FilesAsync(_colleague));
        Assert.Empty((await SendAsync(_lender, new GetMyAccessQuery())).Value.Lent);
    }

    [Fact]
    public async Task Loan_WhenTheLenderLosesTheRole_EndsInTheSameMoment()
    {
        var today = Clock.TodayInPakistan();
        Assert.Null((await LendAsync(today, today.AddDays(5))).Error);
        var administrator = await PersonAsync("PITB", Role.OrganisationAdministrator);
        var seen = (await SendAsync(administrator, new GetPersonQuery(_lender.Id))).Value;
        Assert.Null((await SendAsync(administrator, new TakeRoleAwayCommand(_lender.Id, seen.Version, seen.Grants[0].Id, "Transferred"))).Error);
        Assert.Equal(Error.Forbidden, await FilesAsync(_colleague));
        var history = (await SendAsync(administrator, new GetPersonQuery(_colleague.Id))).Value.History;
        Assert.Equal([RightsChange.LoanEnded, RightsChange.RoleLent], history.Select(h => h.Change));
    }

    [Fact]
    public async Task Loan_WhenTheLenderIsDisabled_EndsToo()
    {
        var today = Clock.TodayInPakistan();
        Assert.Null((await LendAsync(today, today.AddDays(5))).Error);
        var administrator = await PersonAsync("PITB", Role.OrganisationAdministrator);
        var seen = (await SendAsync(administrator, new GetPersonQuery(_lender.Id))).Value;
        Assert.Null((await SendAsync(administrator, new DisablePersonCommand(_lender.Id, seen.Version, "Left"))).Error);
        Assert.Equal(Error.Forbidden, await FilesAsync(_colleague));
    }

    [Fact]
    public async Task EndLoan_ByLenderOrBorrowerAlone_EndsItOnce()
    {
        var today = Clock.TodayInPakistan();
        Assert.Null((await LendAsync(today, today.AddDays(5))).Error);
        var loan = Assert.Single((await SendAsync(_lender, new GetMyAccessQuery())).Value.Lent);
        var stranger = await PersonAsync("PITB", Role.ProvincialItOfficer);
        Assert.Equal(Error.NotFound, (await SendAsync(stranger, new EndLoanCommand(loan.Id))).Error);
        Assert.Null((await SendAsync(_colleague, new EndLoanCommand(loan.Id))).Error);
        Assert.Equal(Error.NotFound, (await SendAsync(_lender, new EndLoanCommand(loan.Id))).Error);
        Assert.Equal(Error.Forbidden, await FilesAsync(_colleague));
    }

    [Fact]
    public async Task Lend_WithAStaleVersionOrToAStranger_IsRefused()
    {
        var today = Clock.TodayInPakistan();
        var access = (await SendAsync(_lender, new GetMyAccessQuery())).Value;
        var role = Assert.Single(access.Lendable);
        Assert.Contains(role.Colleagues, c => c.Id == _colleague.Id);
        Assert.Equal(Error.Stale, (await SendAsync(_lender, new LendRoleCommand(Guid.NewGuid(), role.Role, role.OrganisationId, _colleague.Id, today, today))).Error);
        var stranger = await PersonAsync("ISTD");
        Assert.Equal(AccessErrors.NotAColleague, (await SendAsync(_lender, new LendRoleCommand(access.Version, role.Role, role.OrganisationId, stranger.Id, today, today))).Error);
        Assert.Equal(["Until"], (await SendAsync(_lender, new LendRoleCommand(access.Version, role.Role, role.OrganisationId, _colleague.Id, today, null))).Error!.Fields.Select(f => f.Field));
    }

    private async Task<Result> LendAsync(DateOnly since, DateOnly until)
    {
        var access = (await SendAsync(_lender, new GetMyAccessQuery())).Value;
        var role = access.Lendable[0];
        return await SendAsync(_lender, new LendRoleCommand(access.Version, role.Role, role.OrganisationId, _colleague.Id, since, until));
    }

    private async Task<Error?> FilesAsync(Person person) => (await SendAsync(person, new StartServiceCommand(ServiceId.New()))).Error;
}
