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

    /// <summary>A refusal as an answer.</summary>
    /// <param name="error">The refusal.</param>
    public ObjectResult Problem(Error error)
    {
        var status = error.Kind switch
        {
            ErrorKind.NotFound => StatusCodes.Status404NotFound,
            ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
            ErrorKind.Invalid => StatusCodes.Status422UnprocessableEntity,
            ErrorKind.Stale => StatusCodes.Status412PreconditionFailed,
            _ => StatusCodes.Status409Conflict,
        };
        var problem = ApiProblem.Of(status, error.Code, errors[error]);
        if (error.Fields.Count > 0) problem.Extensions["fields"] = error.Fields.Select(f => new { f.Field, f.Code, Message = errors.Of(f.Code, f.Args) });
        return Answer(problem);
    }

    /// <summary>A refusal of the request itself, before any use case.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="code">Stable code, and key of its words.</param>
    public ObjectResult Problem(int status, string code) => Answer(ApiProblem.Of(status, code, errors.Of(code)));

    private static ObjectResult Answer(ProblemDetails problem) => new(problem) { StatusCode = problem.Status, ContentTypes = { ApiProblem.MediaType } };
}
