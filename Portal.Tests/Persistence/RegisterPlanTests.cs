using Microsoft.Extensions.DependencyInjection;
using Portal.Application.PublicRegister;
using Portal.Application.Services;
using Portal.Application.Services.Register;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Persistence;

/// <summary>The plans of the list's queries over fifty thousand entries: an index that is lost, or that a query no longer fits, fails here and not in use.</summary>
public sealed class RegisterPlanTests(LargeRegister register) : IClassFixture<LargeRegister>
{
    [Theory]
    [InlineData("code", "ix_register_entries_by_code")]
    [InlineData("name", "ix_register_entries_by_name")]
    [InlineData("name", "ix_register_entries_by_name_ur", "ur")]
    [InlineData("organisation", "ix_register_entries_by_owner")]
    [InlineData("region", "ix_register_entries_by_region")]
    [InlineData("state", "ix_register_entries_by_state")]
    [InlineData("class", "ix_register_entries_by_class")]
    [InlineData("outcome", "ix_register_entries_by_outcome")]
    [InlineData("changed", "ix_register_entries_by_change")]
    public async Task Page_OfAnOrder_IsARangeOfItsIndex(string sort, string index, string language = "en")
    {
        foreach (var descending in new[] { false, true })
        {
            var (first, plans) = await register.PlansAsync(new ListServicesQuery(new ServiceFilter { Region = Region.Punjab }, new ServicePaging(Sort: sort, Descending: descending, Language: language)));
            AssertRange(plans[^1], index);
            // Further in the place itself is a bound of the range.
            var (_, further) = await register.PlansAsync(new ListServicesQuery(new ServiceFilter { Region = Region.Punjab }, new ServicePaging(Sort: sort, Descending: descending, Cursor: first.Next, Language: language)));
            AssertRange(further[^1], index);
            Assert.Matches("Index Cond: .*ROW\\(", further[^1]);
        }
    }

    [Fact]
    public async Task Page_OfThePublicRegister_IsARangeOfTheIndexToo()
    {
        var (first, plans) = await register.PlansAsync(new ListPublicServicesQuery(new PublicServiceFilter { Region = Region.Punjab }));
        AssertRange(plans[^1], "ix_register_entries_by_name");
        var (_, further) = await register.PlansAsync(new ListPublicServicesQuery(new PublicServiceFilter(), first.Next));
        AssertRange(further[^1], "ix_register_entries_by_name");
        var (_, urdu) = await register.PlansAsync(new ListPublicServicesQuery(new PublicServiceFilter { Region = Region.Punjab }, Language: "ur"));
        AssertRange(urdu[^1], "ix_register_entries_by_name_ur");
    }

    [Theory]
    [InlineData("region", "region")]
    [InlineData("state", "state")]
    [InlineData("class", "class_rank")]
    [InlineData("outcome", "outcome_rank")]
    [InlineData("organisation", "organisation_id")]
    public async Task Page_WithAFrequentFilter_DecidesItInsideTheIndex(string filter, string column)
    {
        var (_, plans) = await register.PlansAsync(new ListServicesQuery(Filter(filter), new ServicePaging(Sort: "name")));
        Assert.Matches($"Index Cond: .*{column}\\W", plans[^1]);
    }

    [Fact]
    public async Task Page_OfARareCountry_ReadsTheIndexOfPlaces()
    {
        var (_, plans) = await register.PlansAsync(new ListServicesQuery(new ServiceFilter { Country = "IS" }, new ServicePaging()));
        Assert.Contains("ix_register_entries_places", plans[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfARareFailure_ReadsTheIndexOfVerdicts()
    {
        var (_, plans) = await register.PlansAsync(new ListServicesQuery(new ServiceFilter { Obligation = "CFP-CLASS", Outcome = Outcome.Fail }, new ServicePaging()));
        Assert.Contains("ix_register_entries_verdicts", plans[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("needle")]
    [InlineData("سوئی")]
    [InlineData("zz")]
    public async Task Page_OfARareWord_ReadsTheIndexOfWords(string text)
    {
        var (_, plans) = await register.PlansAsync(new ListServicesQuery(new ServiceFilter { Text = text }, new ServicePaging(Sort: "name")));
        Assert.Contains(plans, p => p.Contains("ix_register_entries_words", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Counts_ReadNoEntry()
    {
        register.Services.GetRequiredService<RegisterCubes>().Forget();
        var (counts, plans) = await register.PlansAsync(new CountServicesQuery(new ServiceFilter { State = ServiceState.Registered }));
        Assert.True(counts.Total > 0);
        Assert.Empty(plans);
    }

    private static void AssertRange(string plan, string index)
    {
        Assert.Matches($"Index Scan( Backward)? using {index} ", plan);
        Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on register_entries", plan, StringComparison.Ordinal);
    }

    private static ServiceFilter Filter(string name) => name switch
    {
        "region" => new ServiceFilter { Region = Region.Punjab },
        "state" => new ServiceFilter { State = ServiceState.Registered },
        "class" => new ServiceFilter { Class = DataClass.Open },
        "outcome" => new ServiceFilter { Outcome = Outcome.Pass },
        _ => new ServiceFilter { Organisation = "PITB" },
    };
}
