using Portal.Application.Common;
using Portal.Application.Reviews;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;
using static Portal.Application.Reviews.FilingFolder;

namespace Portal.Tests.Application.Reviews;

public sealed class ListFilingsTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private static readonly PageRequest All = new(Take: PageRequest.MaxTake);

    private Person _filer = null!;
    private Person _reviewer = null!;
    private Person _other = null!;
    private Person _approver = null!;

    public async Task InitializeAsync()
    {
        _filer = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        _reviewer = await portal.PersonAsync("PDA", Role.CaseOfficer);
        _other = await portal.PersonAsync("PDA", Role.CaseOfficer);
        _approver = await portal.PersonAsync("PDA", Role.Approver);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task List_AsAFilingMoves_ShowsItToWhomeverItWaitsFor()
    {
        var (id, version) = await portal.DraftAsync(_filer);
        Assert.Empty(await FoldersWithAsync(id));
        await DoAsync(_filer, new SubmitServiceCommand(id, version));
        Assert.Equal([(_filer, Filed), (_reviewer, ToTakeUp), (_other, ToTakeUp)], await FoldersWithAsync(id));
        await DoAsync(_reviewer, new StartReviewCommand(id, await portal.VersionAsync(_reviewer, id)));
        Assert.Equal([(_filer, Filed), (_reviewer, WithMe), (_other, WithOthers), (_approver, ToDecide)], await FoldersWithAsync(id));
        await DoAsync(_reviewer, new AssignReviewCommand(id, await portal.VersionAsync(_reviewer, id), _other.Id, "Leave."));
        Assert.Equal([(_filer, Filed), (_reviewer, WithOthers), (_other, WithMe), (_approver, ToDecide)], await FoldersWithAsync(id));
        await DoAsync(_other, new ReturnServiceCommand(id, await portal.VersionAsync(_other, id), "The site is missing."));
        Assert.Equal([(_filer, ToRevise), (_reviewer, Returned), (_other, Returned)], await FoldersWithAsync(id));
        await DoAsync(_filer, new WithdrawServiceCommand(id, await portal.VersionAsync(_filer, id)));
        Assert.Empty(await FoldersWithAsync(id));
    }

    [Fact]
    public async Task List_OfAFilingInReview_SaysWhoHasItAndHowLongThereIs()
    {
        var id = await portal.InReviewAsync(_filer, _reviewer);
        var row = Assert.Single((await ListAsync(_approver, ToDecide)).Rows.Items, r => r.Id == id);
        Assert.Equal((_reviewer.Name, 0, 0), (row.Reviewer, row.RegisteredVersion, row.OpenQuestions));
        Assert.Equal(ServiceClocks.Review, row.Clock!.Reading.Limit);
        Assert.Equal(await portal.VersionAsync(_approver, id), row.Version);
    }

    [Fact]
    public async Task List_WithMoreThanAPage_GivesTheLongestWaitingFirstAndAllOnce()
    {
        for (var i = 0; i < 3; i++)
        {
            var (id, version) = await portal.DraftAsync(_filer);
            await DoAsync(_filer, new SubmitServiceCommand(id, version));
        }

        var whole = (await ListAsync(_reviewer, ToTakeUp)).Rows;
        List<ServiceId> paged = [];
        for (var skip = 0; skip < whole.Total; skip += 2)
            paged.AddRange((await portal.SendAsync(_reviewer, new ListFilingsQuery(ToTakeUp, new PageRequest(skip, 2)))).Value.Rows.Items.Select(r => r.Id));
        Assert.True(whole.Total >= 3);
        Assert.Equal(whole.Items.Select(r => r.Id), paged);
    }

    [Fact]
    public async Task List_OfAFolderThatTheRoleDoesNotHave_ShowsOneThatItHas()
    {
        var list = await ListAsync(_filer, ToDecide);
        Assert.Equal([Filed, ToRevise], list.Folders.Select(f => f.Folder));
        Assert.NotEqual(ToDecide, list.Folder);
    }

    private async Task<IReadOnlyList<(Person, FilingFolder)>> FoldersWithAsync(ServiceId id)
    {
        List<(Person, FilingFolder)> with = [];
        foreach (var person in new[] { _filer, _reviewer, _other, _approver })
        {
            foreach (var folder in (await portal.SendAsync(person, new ListFilingsQuery(null, All))).Value.Folders.Select(f => f.Folder))
            {
                var list = await ListAsync(person, folder);
                if (list.Rows.Items.Any(r => r.Id == id)) with.Add((person, folder));
                Assert.Equal(list.Rows.Items.Count, list.Folders.Single(f => f.Folder == folder).Count);
            }
        }

        return with;
    }

    private async Task<FilingList> ListAsync(Person person, FilingFolder folder) => (await portal.SendAsync(person, new ListFilingsQuery(folder, All))).Value;

    private async Task DoAsync(Person person, ICommand command) => Assert.Null((await portal.SendAsync(person, command)).Error);
}
