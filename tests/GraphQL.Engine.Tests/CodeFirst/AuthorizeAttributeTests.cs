using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Configuration;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.CodeFirst;

public sealed class AuthorizeAttributeTests
{
    [Fact]
    public void All_attributes_of_a_member_and_its_class_are_shown_without_repetition()
    {
        string sdl = CodeFirstTest.Sdl("Query", typeof(Queries));

        Assert.Equal(
            """
            type Query {
              document: Document @authorize(roles: ["member"])
              contract: IDocument @authorize(roles: ["member"])
              free: Int! @allowAnonymous
              one: Int! @authorize(roles: ["member"]) @authorize(policy: "Paid") @authorize(roles: ["admin", "auditor"])
              same: Int! @authorize(roles: ["member"])
              stricter: Int! @authorize(roles: ["member"], policy: "Paid")
            }
            """,
            sdl);
    }

    [Fact]
    public void Interfaces_base_classes_and_their_members_are_guarded()
    {
        string sdl = CodeFirstTest.Sdl("IDocument Document", typeof(Queries));

        Assert.Equal(
            """
            interface IDocument @authorize(policy: "Documents") {
              secret: Int! @authorize(roles: ["owner"])
            }

            type Document implements IDocument @authorize(policy: "Base") @authorize(policy: "Documents") {
              secret: Int!
              name: String!
            }
            """,
            sdl);
    }

    [Fact]
    public void A_field_asks_for_everything_that_the_schema_says_about_it()
    {
        Schema schema = CodeFirstTest.Build(typeof(Queries));
        var document = (ObjectType)schema.FindType("Document")!;

        IEnumerable<string?> secret = AuthorizationRequirements.Of(document, document.FindField("secret")!)
            .Select(static requirement => requirement.Policy ?? requirement.Roles[0]);

        Assert.Equal(["Base", "Documents", "owner"], secret.Order(StringComparer.Ordinal));
        Assert.Equal(["Base", "Documents", "Paid"], AuthorizationRequirements.PoliciesOf(schema).Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Query.one", AuthorizationRequirements.PoliciesOf(schema)["Paid"]);
    }

    [Fact]
    public void A_field_cannot_ask_for_authorization_and_allow_anonymous_callers()
    {
        CodeFirstException refusal = Assert.Throws<CodeFirstException>(() => CodeFirstTest.Build(typeof(Contradiction)));

        Assert.Contains("Contradiction.GetA asks for authorization", refusal.Message, StringComparison.Ordinal);
    }

    [Authorize(Policy = "Documents")]
    public interface IDocument
    {
        [Authorize(Roles = ["owner"])]
        int Secret { get; }
    }

    [Authorize("Base")]
    public class DocumentBase
    {
        public string Name => "";
    }

    public sealed class Document : DocumentBase, IDocument
    {
        public int Secret => 1;
    }

    [QueryType]
    [Authorize(Roles = ["member"])]
    public static class Queries
    {
        public static Document? Document => null;

        public static IDocument? Contract => null;

        [Allow]
        public static int GetFree() => 1;

        [Authorize("Paid")]
        [Authorize(Roles = ["admin", "auditor"])]
        public static int GetOne() => 1;

        [Authorize]
        [Authorize(Roles = ["member", "admin"])]
        public static int GetSame() => 1;

        [Authorize(Roles = ["member"], Policy = "Paid")]
        public static int GetStricter() => 1;
    }

    [QueryType]
    public static class Contradiction
    {
        [Allow]
        [Authorize]
        public static int GetA() => 1;
    }

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class AllowAttribute : FieldDescriptorAttribute
    {
        public override void Configure(
            FieldConfiguration field, ObjectTypeConfiguration parent, ISchemaConfiguration schema) =>
            field.AllowsAnonymous = true;
    }
}
