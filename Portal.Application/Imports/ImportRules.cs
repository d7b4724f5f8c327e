using FluentValidation;
using Portal.Application.Common.Behaviours;
using Portal.Application.Services;
using Portal.Domain.Common;
using Portal.Domain.Imports;
using Portal.Domain.Services;

namespace Portal.Application.Imports;

/// <summary>The sections' own validators for the rows of one file.</summary>
internal sealed class ImportRules
{
    private readonly SectionRules<ServiceAbout> _about = new("About.", new ServiceAboutValidator());
    private readonly SectionRules<ServiceContacts> _contacts = new("Contacts.", new ServiceContactsValidator());
    private readonly SectionRules<ServiceData> _data = new("Data.", new ServiceDataValidator());
    private readonly SectionRules<ServiceSafeguards> _safeguards = new("Safeguards.", new ServiceSafeguardsValidator());
    private readonly SectionRules<Placement> _primary = new("Primary.", new PlacementValidator());

    /// <summary>What they have against the answers of a row.</summary>
    /// <param name="content">The service with the answers.</param>
    /// <param name="answers">The answers.</param>
    public IEnumerable<CellProblem> Validate(ServiceContent content, IReadOnlyList<ReadAnswer> answers)
    {
        var failures = new List<FieldError>();
        _about.Judge(content.About, answers, failures);
        _contacts.Judge(content.Contacts, answers, failures);
        _data.Judge(content.Data, answers, failures);
        _safeguards.Judge(content.Safeguards, answers, failures);
        if (content.Primary() is { } primary) _primary.Judge(primary, answers, failures);
        if (failures.Count == 0) return [];
        return failures.DistinctBy(f => (f.Field, f.Code))
            .Select(f => answers.FirstOrDefault(a => a.Target.Property == f.Field) is { } answer ? new CellProblem(answer.Column, f.Code, f.Args, answer.Cell) : new CellProblem(-1, f.Code, f.Args, ""));
    }

    /// <summary>The rules of one section. What was found right is known again: most rows of a register say the same of contacts, data and places.</summary>
    private sealed class SectionRules<T>(string section, AbstractValidator<T> rules)
        where T : class
    {
        private const int MostKnown = 1_000;

        private readonly HashSet<T> _right = [];

        public void Judge(T value, IReadOnlyList<ReadAnswer> answers, List<FieldError> failures)
        {
            // A section of which the row says nothing has nothing that could be wrong.
            if (!IsSaid(answers) || _right.Contains(value)) return;
            var result = rules.Validate(value);
            if (!result.IsValid) failures.AddRange(result.Errors.Select(FieldErrors.Of).Select(f => f with { Field = section + f.Field }));
            else if (_right.Count < MostKnown) _right.Add(value);
        }

        private bool IsSaid(IReadOnlyList<ReadAnswer> answers)
        {
            foreach (var answer in answers)
            {
                if (answer.Target.Section == section) return true;
            }

            return false;
        }
    }
}
