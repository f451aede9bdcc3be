#include "shared/domain/position.h"

#include <gtest/gtest.h>

namespace passerelle {

TEST(Position, IsCoarsenedToAtLeastAHundredMetresAndTwiceIsTheSame) {
  const Position lyon = roundedTo100M({45.760512, 4.861993});
  EXPECT_EQ(formatPosition(lyon), "45.761,4.862");
  EXPECT_EQ(formatPosition(roundedTo100M(lyon)), formatPosition(lyon));
  EXPECT_EQ(formatPosition(roundedTo100M({45.760512, 4.8612})), "45.761,4.862");  // 156 m between two steps there
}

TEST(Position, IsReadBackFromItsOwnWords) {
  EXPECT_EQ(formatPosition(*parsePosition("-12.345,170.5")), "-12.345,170.500");
  EXPECT_FALSE(parsePosition("-12.345,+170.5")) << "a plus sign is not how we write it";
}

TEST(Position, IsRefusedWhenItIsNotTwoNumbersOnTheGlobe) {
  for (const char* text :
       {"", "45", "45,", ",4", "91,0", "0,181", "45;4", "nan,1", "inf,1", "1e1,2", "45.0,4.0x", " 1,2"}) {
    const auto position = parsePosition(text);
    ASSERT_FALSE(position) << text;
    EXPECT_EQ(position.error().code, ErrorCode::invalid);
    EXPECT_EQ(position.error().field, "Passerelle-Position");
  }
}

}  // namespace passerelle
