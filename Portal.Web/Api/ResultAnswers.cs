using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Common;
using Portal.Web.Text;

namespace Portal.Web.Api;

/// <summary>Turns a use case's result into an HTTP answer: the value, or a problem (RFC 9457) in the caller's language.</summary>
/// <param name="errors">Words for refusals.</param>
public sealed class ResultAnswers(ErrorText errors)
{
    /// <summary>The answer.</summary>
    /// <typeparam name="T">What the use case answers.</typeparam>
    /// <param name="result">Its result.</param>
    public ActionResult<T> Of<T>(Result<T> result) => result.IsSuccess ? new OkObjectResult(result.Value) : Problem(result.Error!);

    private ObjectResult Problem(Error error)
    {
        var status = error.Kind switch
        {
            ErrorKind.NotFound => StatusCodes.Status404NotFound,
            ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
            ErrorKind.Invalid => StatusCodes.Status422UnprocessableEntity,
            _ => StatusCodes.Status409Conflict,
        };
        var problem = new ProblemDetails { Status = status, Title = errors[error], Type = $"urn:portal:error:{error.Code}" };
        if (error.Fields.Count > 0) problem.Extensions["fields"] = error.Fields.Select(f => new { f.Field, f.Code });
        return new ObjectResult(problem) { StatusCode = status, ContentTypes = { "application/problem+json" } };
    }
}
