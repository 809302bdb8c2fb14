using GraphTenancy.GraphQL.Engine.CodeFirst;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.CodeFirst;

public sealed class MistakeTests
{
    [Theory]
    [InlineData(typeof(OutParameter), "OutParameter.GetCount has the ref, in or out parameter total")]
    [InlineData(typeof(Generic), "Generic.GetOne is a generic method")]
    [InlineData(typeof(NoResult), "NoResult.Touch returns nothing")]
    [InlineData(typeof(AbstractInput), "AbstractInput.GetCount, parameter stream: System.IO.Stream cannot be an input type")]
    [InlineData(typeof(SystemOutput), "SystemOutput.GetSpan: System.TimeSpan cannot be the type of a field")]
    [InlineData(typeof(TwoOfOneName), "Two types have the GraphQL name Order")]
    [InlineData(typeof(TwoFields), "TwoFields.GetCount are both the field Query.count")]
    [InlineData(typeof(LostExtension), "LostExtension extends Nowhere, which is no object type")]
    public void A_mistake_names_the_class_and_the_member(Type type, string expected)
    {
        var error = Assert.Throws<CodeFirstException>(() => CodeFirstTest.Build(type, typeof(Ready)));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [QueryType]
    public static class Ready
    {
        public static bool IsReady => true;
    }

    [QueryType]
    public static class OutParameter
    {
        public static int GetCount(out int total) => total = 1;
    }

    [QueryType]
    public static class Generic
    {
        public static T? GetOne<T>() => default;
    }

    [MutationType]
    public static class NoResult
    {
        public static Task Touch(int number) => Task.Delay(number);
    }

    [QueryType]
    public static class AbstractInput
    {
        public static long GetCount(Stream stream) => stream.Length;
    }

    [QueryType]
    public static class SystemOutput
    {
        public static TimeSpan GetSpan() => TimeSpan.Zero;
    }

    [QueryType]
    public static class TwoOfOneName
    {
        public static First.Order? First => null;

        public static Second.Order? Second => null;
    }

    public static class First
    {
        public sealed record Order(int Number);
    }

    public static class Second
    {
        public sealed record Order(int Number);
    }

    [QueryType]
    public static class TwoFields
    {
        public static int Count => 1;

        public static int GetCount() => 1;
    }

    [ExtendObjectType("Nowhere")]
    public static class LostExtension
    {
        public static int GetCount() => 1;
    }
}
