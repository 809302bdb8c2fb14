using GraphTenancy.GraphQL.Engine.Errors;

namespace GraphTenancy.GraphQL.Http;

/// <summary>Status codes that an error has in every media type.</summary>
internal static class ErrorStatus
{
    /// <summary>The status; <see langword="null"/> when the media type decides.</summary>
    public static int? Of(string? code) => code switch
    {
        ErrorCodes.NotAuthenticated => StatusCodes.Status401Unauthorized,
        ErrorCodes.NotAuthorized or ServerErrorCodes.TenantForbidden or ServerErrorCodes.TenantSuspended
            or ServerErrorCodes.OriginForbidden =>
            StatusCodes.Status403Forbidden,
        ServerErrorCodes.TenantInvalid or ServerErrorCodes.TenantConflict or ServerErrorCodes.TenantRequired
            or ErrorCodes.BadRequest => StatusCodes.Status400BadRequest,
        ServerErrorCodes.DatabaseUnavailable or ServerErrorCodes.TooManyConnections =>
            StatusCodes.Status503ServiceUnavailable,
        ServerErrorCodes.MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
        ServerErrorCodes.NotAcceptable => StatusCodes.Status406NotAcceptable,
        ServerErrorCodes.RequestTooLarge => StatusCodes.Status413PayloadTooLarge,
        ServerErrorCodes.UnsupportedMediaType => StatusCodes.Status415UnsupportedMediaType,
        ErrorCodes.InternalError => StatusCodes.Status500InternalServerError,
        _ => null,
    };
}
