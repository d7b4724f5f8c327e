using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Letters;
using Portal.Domain.Services;

namespace Portal.Infrastructure.DemoData;

/// <summary>The letters on what was decided in the past.</summary>
internal sealed class DemoLetters(DemoWorld world, IReadOnlyList<DemoService> services, IReadOnlyList<Person> people)
{
    /// <summary>One for each decision.</summary>
    /// <param name="happened">Everything that happened, in the order of time.</param>
    public IEnumerable<DecisionLetter> Of(IEnumerable<DomainEvent> happened)
    {
        var owners = services.ToDictionary(s => s.Service.Id, s => s.Service.OrganisationId);
        var names = people.ToDictionary(p => p.Id, p => p.Name);
        var organisations = world.Organisations.Values.ToDictionary(o => o.Id, o => new LetterParty(o.Code, o.Name));
        var evaluator = new ComplianceEvaluator(world.Policy);
        var (letters, versions) = (new Dictionary<ServiceId, int>(), new Dictionary<ServiceId, int>());
        foreach (var decided in happened.OfType<ServiceMoved>().Where(m => DecisionLetter.IsDue(m.Action)))
        {
            var number = letters[decided.Id] = letters.GetValueOrDefault(decided.Id) + 1;
            var version = versions[decided.Id] = versions.GetValueOrDefault(decided.Id) + (decided.Action == ServiceAction.Approve ? 1 : 0);
            var results = evaluator.Evaluate(ServiceFacts.Of(decided.Snapshot, [], DemoWorld.DayOf(decided.At)));
            yield return DecisionLetter.Of(decided, number, new LetterGrounds(
                version, organisations[owners[decided.Id]], organisations[decided.By.OrganisationId], names.GetValueOrDefault(decided.By.Id, LocalizedText.Empty),
                evaluator.PolicyNumber, [.. results.OrderBy(r => r.Verdict.Outcome)], []));
        }
    }
}
