namespace Portal.Web.Components.Shared;

/// <summary>A problem with one field, in the reader's words. Field is the id of its control; empty for the form as a whole.</summary>
public sealed record FieldProblem(string Field, string Message);

/// <summary>Finding the problem of one field.</summary>
public static class FieldProblems
{
    public static string? For(this IEnumerable<FieldProblem> problems, string field) => problems.FirstOrDefault(p => p.Field == field)?.Message;
}
