using System.Reflection;
using System.Text.RegularExpressions;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Security;

/// <summary>The list of requirements that tests stand for, which is also what readers get to see, and the tests that stand for them.</summary>
public sealed partial class AsvsTests
{
    private const string List = "docs/security/asvs.md";

    [Fact]
    public void Requirements_OfTheList_AreEachStoodForByATestThatTheListNames()
    {
        var tests = Tests().ToLookup(t => t.Requirement, t => t.Test);
        var rows = Rows().ToList();
        var problems = rows.Where(r => !tests[r.Requirement].Contains(r.Test)).Select(r => $"{r.Requirement}: there is no test {r.Test} with this requirement")
            .Concat(Tests().Where(t => !rows.Contains(t)).Select(t => $"{t.Requirement}: {List} does not name {t.Test}"));
        Assert.True(rows.Count > 0 && !problems.Any(), string.Join('\n', problems));
    }

    private static IEnumerable<(string Requirement, string Test)> Tests() =>
        from type in typeof(AsvsTests).Assembly.GetTypes()
        from member in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Cast<MemberInfo>().Append(type)
        from named in member.GetCustomAttributes<AsvsAttribute>(inherit: false)
        select (named.Requirement, member == type ? type.Name : $"{type.Name}.{member.Name}");

    // | 3.4.3 | what it asks | `Class.Test`, `Class` |
    private static IEnumerable<(string Requirement, string Test)> Rows() =>
        from line in File.ReadAllLines(Path.Combine(Repository.Root, List))
        let row = Row().Match(line)
        where row.Success
        from Match test in Name().Matches(row.Groups["tests"].Value)
        select (row.Groups["requirement"].Value, test.Groups["name"].Value);

    [GeneratedRegex(@"^\| (?<requirement>\d+\.\d+\.\d+) \|[^|]*\| (?<tests>.*) \|$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
