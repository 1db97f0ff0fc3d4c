namespace AnaplanConnectors.Client;

/// <summary>
/// Codes of the errors of this library. The first digit is the next step; docs/errors.md has a paragraph for each.
/// Codes never change their meaning.
/// </summary>
public static class ErrorCodes
{
    // 1: correct the options; nothing was changed.

    /// <summary>Options are missing, out of range or contradict each other.</summary>
    public const string InvalidOptions = "ANX1001";

    /// <summary>A certificate, its key or its passphrase cannot be used.</summary>
    public const string InvalidCertificate = "ANX1002";

    /// <summary>A file does not fit into the chunks that Anaplan accepts.</summary>
    public const string FileTooLarge = "ANX1003";

    /// <summary>There is nothing to upload, not even a header line.</summary>
    public const string NothingToUpload = "ANX1004";

    /// <summary>The rows have other columns than the import was set up with.</summary>
    public const string OtherColumns = "ANX1005";

    /// <summary>The columns of the source break the contract that was agreed about them.</summary>
    public const string ContractBroken = "ANX1006";

    // 2: the service was not reached or gave no usable answer; try again later.

    /// <summary>No connection: name not resolved, refused, or no answer in time.</summary>
    public const string NoConnection = "ANX2001";

    /// <summary>The connection broke while a request or an answer was under way.</summary>
    public const string ConnectionLost = "ANX2002";

    /// <summary>No byte moved for longer than allowed, or a call took longer than its limit.</summary>
    public const string TimedOut = "ANX2003";

    /// <summary>The service or a gateway before it failed (HTTP 5xx).</summary>
    public const string ServerError = "ANX2004";

    /// <summary>The answer was cut short or is not what this call answers, such as a web page from a proxy.</summary>
    public const string UnusableAnswer = "ANX2005";

    /// <summary>The certificate of the server is not trusted or does not bear its name.</summary>
    public const string UntrustedServer = "ANX2006";

    /// <summary>The proxy refused or wants other credentials.</summary>
    public const string ProxyRefused = "ANX2007";

    /// <summary>An answer is larger, or packed tighter, than a healthy one can be.</summary>
    public const string AnswerTooLarge = "ANX2008";

    // 3: correct credentials or rights.

    /// <summary>The service refused the credentials.</summary>
    public const string CredentialsRefused = "ANX3001";

    /// <summary>The service gave a token and then refused it.</summary>
    public const string TokenRefused = "ANX3002";

    /// <summary>The user lacks the role that this call needs (HTTP 403).</summary>
    public const string Forbidden = "ANX3003";

    /// <summary>A refresh token or code of OAuth is spent, expired or was withdrawn.</summary>
    public const string RefreshTokenRefused = "ANX3004";

    /// <summary>The tokens of an OAuth sign-in cannot be read, written or locked, or there are none yet.</summary>
    public const string TokenVaultUnusable = "ANX3005";

    // 4: correct the name, or ask for access.

    /// <summary>Unknown, or not visible to this user: Anaplan does not tell which (HTTP 404).</summary>
    public const string NotFound = "ANX4001";

    /// <summary>Nothing bears this name or id.</summary>
    public const string NameNotFound = "ANX4002";

    /// <summary>Several items bear this name.</summary>
    public const string AmbiguousName = "ANX4003";

    // 5: the model or the tenant is not ready; wait, or ask a workspace administrator.

    /// <summary>Requests are limited, and the service asks for a longer pause than allowed (HTTP 429).</summary>
    public const string RateLimited = "ANX5001";

    /// <summary>The model stayed busy for longer than allowed (HTTP 409).</summary>
    public const string ModelBusy = "ANX5002";

    /// <summary>The model is archived (HTTP 422).</summary>
    public const string ModelArchived = "ANX5003";

    /// <summary>The model is locked (HTTP 423).</summary>
    public const string ModelLocked = "ANX5004";

    /// <summary>The model is offline for maintenance (HTTP 424).</summary>
    public const string ModelOffline = "ANX5005";

    /// <summary>The model is deployed and cannot take this change (HTTP 425).</summary>
    public const string ModelDeployed = "ANX5006";

    /// <summary>The task still runs, or could not be asked for too long; only our waiting ended.</summary>
    public const string TaskStillRunning = "ANX5007";

    /// <summary>The model did not finish loading in time.</summary>
    public const string ModelNotOpen = "ANX5008";

    /// <summary>The service gave up a large read; it can be started again.</summary>
    public const string LargeReadFailed = "ANX5009";

    // 6: the service refused the request; correct it, or report it.

    /// <summary>The service refused the request and said why (HTTP 400 and others of its kind).</summary>
    public const string RequestRefused = "ANX6001";

    /// <summary>The answer sends elsewhere; credentials are not carried to other addresses (HTTP 3xx).</summary>
    public const string Redirected = "ANX6002";

    /// <summary>Uploading to an unknown file made a new, useless file instead.</summary>
    public const string StrayFileCreated = "ANX6003";

    /// <summary>What was read changed meanwhile, here or on the server.</summary>
    public const string ContentChanged = "ANX6004";

    /// <summary>A load of this name has been committed into the table before; nothing was done.</summary>
    public const string AlreadyLoaded = "ANX6101";

    /// <summary>Rows of a delivery share their key, or the staging table lost some; nothing was loaded.</summary>
    public const string RowsNotLoadable = "ANX6102";

    // 7: it ran and failed; look into the model.

    /// <summary>The import, export, action or process reports that it failed.</summary>
    public const string ActionFailed = "ANX7001";

    /// <summary>The task was cancelled and its changes were rolled back.</summary>
    public const string ActionCancelled = "ANX7002";

    /// <summary>The task ended without saying how; that never counts as success.</summary>
    public const string ActionResultUnknown = "ANX7003";

    // 8: a run cannot go on as it was; look at the run.

    /// <summary>The source is not what the run had read before: it was changed in between.</summary>
    public const string SourceChanged = "ANX8001";

    /// <summary>The ledger of the run is damaged; what the run did is not known for certain.</summary>
    public const string LedgerDamaged = "ANX8002";

    /// <summary>A later version of this library began the run.</summary>
    public const string LedgerTooNew = "ANX8003";

    /// <summary>The run cannot be resumed.</summary>
    public const string NotResumable = "ANX8004";

    /// <summary>Another run on this machine has what this one needs.</summary>
    public const string LeaseHeld = "ANX8005";

    /// <summary>What is kept for resuming outgrew its limit.</summary>
    public const string SpoolFull = "ANX8006";

    /// <summary>The rows that were sent and those that the service accounts for differ.</summary>
    public const string RowsUnaccounted = "ANX8007";

    // 9: whether it happened is unknown; look before anything is repeated.

    /// <summary>A task may or may not have been started, or something may or may not have been made.</summary>
    public const string UnknownOutcome = "ANX9001";

    /// <summary>The reply to a database's commit was lost, and the ledger there did not settle whether it arrived.</summary>
    public const string LoadOutcomeUnknown = "ANX9101";
}
