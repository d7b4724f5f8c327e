using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Common;
using Portal.Application.Notifications;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Infrastructure.Persistence;
using Portal.Tests.Security;
using Xunit;

namespace Portal.Tests.Access;

/// <summary>Every command and query × every persona × own and other organisations' things, found by reflection.</summary>
/// <param name="world">The world.</param>
public sealed class RequestAccessTests(UnchangingWorld world) : IClassFixture<UnchangingWorld>
{
    private const string Legend = """
        Who gets what of every command and query. The four signs of an answer are for a thing of the one who asks, a thing of another
        organisation that was filed, a thing of another organisation that was shown to nobody, and a thing that does not exist:
        y goes on, n may not, 0 does not exist for them, . there is no such thing to ask for.
        """;

    private static readonly Error Done = new("Done", ErrorKind.Conflict);
    private static readonly Whose[] Everyones = Enum.GetValues<Whose>();

    // What is published; its answers are the same for all.
    private static bool IsOpen(Type request) => request.IsDefined(typeof(OpenToEveryoneAttribute), false);

    private object? _seen;

    [Fact]
    public void Requests_ThatNameAThing_NameOneWhoseOwnersAreKnown()
    {
        var unknown = SampleRequest.All.SelectMany(SampleRequest.IdsOf).Distinct().Where(id => !Targets.Knows(id)).Select(id => id.Name);
        Assert.True(!unknown.Any(), $"Say in {nameof(Targets)} whose things these name: {string.Join(", ", unknown)}");
    }

    [Fact]
    [Asvs("8.2.1")]
    public async Task Requests_ByEveryPersona_GetWhatWasAgreed()
    {
        var rows = new List<(string, IReadOnlyList<string>)>();
        foreach (var request in SampleRequest.All)
        {
            var answers = new List<string> { await AnswersAsync(request, null, world.Personas[0]) };
            foreach (var person in world.Personas) answers.Add(await AnswersAsync(request, person.Id, person));
            // Some people have no thing of every kind, where there is nothing to ask.
            if (IsOpen(request)) Assert.Single(answers.SelectMany(a => a).Where(answer => answer != '.').Distinct());
            rows.Add((request.Name, answers));
        }

        AccessTable.Agree("requests.txt", Legend, ["Nobody is signed in", .. world.Personas.Select(p => $"{world.RoleOf(p)}: {p.Name.En}")], rows);
    }

    [Fact]
    [Asvs("8.3.1")]
    public async Task Requests_ByNobodyAndByAnybodyWithoutThePermission_GetTheSameWhetherTheThingExists()
    {
        var failures = new List<string>();
        foreach (var request in SampleRequest.All.Where(r => !IsOpen(r)))
        {
            foreach (var whose in Everyones)
            {
                if (await SendAsync(request, null, world.Personas[0], whose) is { } answer && answer != Error.Forbidden) failures.Add($"{request.Name} {whose} by nobody: {answer.Code}");
                if (await SendAsync(request, world.Disabled.Id, world.Disabled, whose) is { } other && other != Error.Forbidden) failures.Add($"{request.Name} {whose} by a disabled person: {other.Code}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    [Asvs("8.2.2")]
    public async Task Requests_ForWhatNobodyWasShown_AreAnsweredAsIfItDidNotExist()
    {
        var told = new List<string>();
        foreach (var request in SampleRequest.All.Where(r => SampleRequest.IdsOf(r).Count > 0))
        {
            foreach (var person in world.Personas)
            {
                if (await SendAsync(request, person.Id, person, Whose.Hidden) is not { } hidden) continue;
                var missing = (await SendAsync(request, person.Id, person, Whose.Missing))!;
                // What makes a thing, under an id of the caller's own, only may not take somebody else's for its own.
                var isTold = missing == Done ? hidden == Done && !IsSilent(request) : hidden.Code != missing.Code;
                if (isTold) told.Add($"{request.Name} tells {person.Name.En} ({world.RoleOf(person)}): {hidden.Code}, but {missing.Code} of what does not exist");
            }
        }

        Assert.True(told.Count == 0, string.Join('\n', told));
    }

    [Fact]
    [Asvs("8.4.1")]
    public async Task Queries_OfEverybody_NeverNameWhatTheyMayNotKnow()
    {
        var (leaks, named) = (new List<string>(), 0);
        foreach (var person in world.Personas)
        {
            var owner = await world.InDbAsync(db => db.Organisations.SingleAsync(o => o.Id == person.OrganisationId));
            var permissions = RolePermissions.Together([world.RoleOf(person)], owner.Kind);
            var services = await NamesAsync(person, permissions.Contains(Permissions.Services.ReadAll), db => db.Services.Where(s => s.RegisteredAt == null)
                .Select(s => new Named(s.Code, s.OrganisationId, s.SubmittedAt != null)));
            var applications = await NamesAsync(person, permissions.Contains(Permissions.Sandbox.ReadAll), db => db.SandboxApplications
                .Select(a => new Named(a.Code, a.ApplicantId, a.SubmittedAt != null)));
            Assert.NotEmpty(services);
            foreach (var query in SampleRequest.All.Where(r => r.Name.EndsWith("Query", StringComparison.Ordinal)))
            {
                _seen = null;
                await SendAsync(query, person.Id, person, Whose.Own);
                var told = _seen is null ? "" : JsonSerializer.Serialize(_seen, _seen.GetType());
                if (told.Contains(UnchangingWorld.Marker, StringComparison.Ordinal)) named++;
                leaks.AddRange(services.Concat(applications).Where(n => told.Contains($"\"{n}\"", StringComparison.Ordinal)).Take(3).Select(n => $"{query.Name} names {n} to {person.Name.En} ({world.RoleOf(person)})"));
            }
        }

        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
        Assert.True(named > world.Personas.Count, "The queries told nobody anything, so that nothing could be found in what they tell.");
    }

    private async Task<string> AnswersAsync(Type request, PersonId? caller, Person person)
    {
        if (SampleRequest.IdsOf(request).Count == 0) return Sign(await SendAsync(request, caller, person, Whose.Missing));
        var signs = new List<string>();
        foreach (var whose in Everyones) signs.Add(Sign(await SendAsync(request, caller, person, whose)));
        return string.Concat(signs);
    }

    // Reading a notification that is not one's own changes nothing and says nothing.
    private static bool IsSilent(Type request) => request == typeof(ReadNotificationsCommand);

    private static string Sign(Error? answer) => answer switch
    {
        null => ".",
        { Kind: ErrorKind.Forbidden } => "n",
        { Kind: ErrorKind.NotFound } => "0",
        _ => "y",
    };

    // Null where there is nothing of that sort to ask for; a success is told apart from the refusals by its code.
    private async Task<Error?> SendAsync(Type request, PersonId? caller, Person person, Whose whose)
    {
        var targets = new Dictionary<Type, Target>();
        // A request is aimed with the first thing it names; the others are there, and the caller's own if they have such a thing.
        foreach (var id in SampleRequest.IdsOf(request).Distinct())
        {
            var target = targets.Count == 0
                ? await FindAsync(id, person, whose)
                : await FindAsync(id, person, Whose.Own) ?? await FindAsync(id, person, Whose.Others);
            if (target is null) return null;
            targets[id] = target;
        }

        var sent = (dynamic)SampleRequest.Make(request, targets);
        return await RefusalAsync(sent, caller);
    }

    private async Task<Error> RefusalAsync<T>(IRequest<T> request, PersonId? caller)
        where T : IResult<T>
    {
        var answer = await world.Services.GetRequiredService<UseCaseRunner>().SendAsync(caller, request);
        if (answer.Error is null) _seen = answer;
        return answer.Error ?? Done;
    }

    private Task<Target?> FindAsync(Type id, Person person, Whose whose) => world.InDbAsync(db => Targets.FindAsync(db, id, person, whose));

    private async Task<List<string>> NamesAsync(Person person, bool readsAcross, Func<PortalDbContext, IQueryable<Named>> all)
    {
        var others = (await world.InDbAsync(db => all(db).ToListAsync())).Where(n => n.Owner != person.OrganisationId);
        return [.. others.Where(n => !readsAcross || !n.IsFiled).Select(n => UnchangingWorld.Marker + n.Code)];
    }

    private sealed record Named(string Code, OrganisationId Owner, bool IsFiled);
}
